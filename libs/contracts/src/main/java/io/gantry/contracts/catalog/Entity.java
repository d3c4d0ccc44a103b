package io.gantry.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thing of the catalog: a service, an API, a team. The shape is that of {@code GET
 * /api/v1/entities/{kind}/{name}}.
 *
 * @param kind canonical spelling, e.g. {@code Service}
 * @param spec what the kind's JSON Schema describes; not to be changed once it is in here
 */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
public record Entity(String kind, String apiVersion, Metadata metadata, ObjectNode spec) {
    /** The only value of {@code apiVersion}. */
    public static final String API_VERSION = "gantry.io/v1";

    /** How others name this entity. */
    @JsonIgnore
    public EntityRef ref() {
        return new EntityRef(kind, metadata.namespace(), metadata.name());
    }
}
