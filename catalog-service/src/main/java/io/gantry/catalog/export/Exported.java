package io.gantry.catalog.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.gantry.contracts.catalog.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An entity as people would write it: all of it but what the server owns. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
record Exported(String kind, String apiVersion, Named metadata, ObjectNode spec) {
    /** What people say of an entity. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Named(
            String name,
            String namespace,
            @Nullable String title,
            @Nullable String description,
            @Nullable String owner,
            List<String> tags,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    static Exported of(Entity entity) {
        var metadata = entity.metadata();
        return new Exported(
                entity.kind(),
                entity.apiVersion(),
                new Named(
                        metadata.name(),
                        metadata.namespace(),
                        metadata.title(),
                        metadata.description(),
                        metadata.owner(),
                        metadata.tags(),
                        metadata.labels(),
                        metadata.annotations()),
                entity.spec());
    }
}
