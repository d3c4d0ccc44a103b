package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.Metadata;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of an entity in the database. */
@Component
public class EntityRow {
    /** What {@link #read} reads. */
    public static final String COLUMNS =
            """
            uid, kind, namespace, name, title, description, owner, tags, labels::text,
            annotations::text, spec::text, created_at, updated_at, created_by, managed_by, version\
            """;

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final JsonMapper json;

    EntityRow(JsonMapper json) {
        this.json = json;
    }

    /** The entity of a row. */
    public Entity read(Readable row) {
        Metadata metadata =
                new Metadata(
                        value(row, "name", String.class),
                        value(row, "namespace", String.class),
                        row.get("title", String.class),
                        row.get("description", String.class),
                        row.get("owner", String.class),
                        List.of(value(row, "tags", String[].class)),
                        json.readValue(value(row, "labels", String.class), STRINGS),
                        json.readValue(value(row, "annotations", String.class), STRINGS),
                        value(row, "uid", UUID.class),
                        value(row, "created_at", Instant.class),
                        value(row, "updated_at", Instant.class),
                        value(row, "created_by", String.class),
                        value(row, "managed_by", String.class),
                        value(row, "version", Long.class));
        ObjectNode spec = json.readValue(value(row, "spec", String.class), ObjectNode.class);
        return new Entity(value(row, "kind", String.class), Entity.API_VERSION, metadata, spec);
    }

    /** About how many characters the row has. */
    static int length(Readable row) {
        return Stream.of("description", "labels", "annotations", "spec")
                .map(column -> row.get(column, String.class))
                .mapToInt(text -> text == null ? 0 : text.length())
                .sum();
    }

    static Entity withVersion(Entity entity, long version) {
        Metadata old = entity.metadata();
        Metadata metadata =
                new Metadata(
                        old.name(),
                        old.namespace(),
                        old.title(),
                        old.description(),
                        old.owner(),
                        old.tags(),
                        old.labels(),
                        old.annotations(),
                        old.uid(),
                        old.createdAt(),
                        old.updatedAt(),
                        old.createdBy(),
                        old.managedBy(),
                        version);
        return new Entity(entity.kind(), entity.apiVersion(), metadata, entity.spec());
    }

    static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
