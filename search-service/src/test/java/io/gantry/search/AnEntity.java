package io.gantry.search;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Entities as the catalog tells of them; each one made has a higher version than all before. */
public final class AnEntity {
    private static final AtomicLong VERSIONS = new AtomicLong(1000);

    private final String name;
    private final UUID uid;
    private String kind = "Service";
    private String namespace = "default";
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable String owner;
    private List<String> tags = List.of();
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();

    private AnEntity(String name, UUID uid) {
        this.name = name;
        this.uid = uid;
    }

    public static AnEntity named(String name) {
        return new AnEntity(name, UUID.randomUUID());
    }

    /** The next state of that entity, its name kept, all else to be said again. */
    public static AnEntity after(Entity before) {
        return new AnEntity(before.metadata().name(), before.metadata().uid());
    }

    public static long nextVersion() {
        return VERSIONS.incrementAndGet();
    }

    public AnEntity kind(String kind) {
        this.kind = kind;
        return this;
    }

    public AnEntity namespace(String namespace) {
        this.namespace = namespace;
        return this;
    }

    public AnEntity title(@Nullable String title) {
        this.title = title;
        return this;
    }

    public AnEntity description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public AnEntity owner(@Nullable String owner) {
        this.owner = owner;
        return this;
    }

    public AnEntity tags(String... tags) {
        this.tags = List.of(tags);
        return this;
    }

    public AnEntity labels(Map<String, String> labels) {
        this.labels = labels;
        return this;
    }

    public AnEntity annotations(Map<String, String> annotations) {
        this.annotations = annotations;
        return this;
    }

    public Entity make() {
        Instant now = Instant.now();
        Metadata metadata =
                new Metadata(
                        name,
                        namespace,
                        title,
                        description,
                        owner,
                        tags,
                        labels,
                        annotations,
                        uid,
                        now,
                        now,
                        "alice",
                        "api",
                        nextVersion());
        return new Entity(
                kind, Entity.API_VERSION, metadata, JsonNodeFactory.instance.objectNode());
    }
}
