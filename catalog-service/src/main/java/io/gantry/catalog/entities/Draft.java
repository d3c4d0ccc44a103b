package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a client wants an entity to be; all else of an entity is the server's. */
public record Draft(
        Kind kind,
        String namespace,
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable String owner,
        List<String> tags,
        Map<String, String> labels,
        Map<String, String> annotations,
        ObjectNode spec) {
    public Draft {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** The name of the entity that this is to become. */
    public EntityRef ref() {
        return new EntityRef(kind.name(), namespace, name);
    }

    /** A new entity like this, without a version yet. */
    Entity entity(UUID uid, Instant now, Mandate creator) {
        return entity(uid, now, now, creator.actor().name(), creator.manager(), 0);
    }

    /** The entity as it is to be, with what the server owns of it kept. */
    Entity replacing(Entity before, Instant now) {
        Metadata old = before.metadata();
        return entity(
                old.uid(),
                old.createdAt(),
                now,
                old.createdBy(),
                old.managedBy(),
                old.resourceVersion());
    }

    /** Whether the entity is like this already. */
    boolean describes(Entity entity) {
        Metadata metadata = entity.metadata();
        return replacing(entity, metadata.updatedAt()).equals(entity);
    }

    private Entity entity(
            UUID uid, Instant created, Instant updated, String by, String manager, long version) {
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
                        created,
                        updated,
                        by,
                        manager,
                        version);
        return new Entity(kind.name(), Entity.API_VERSION, metadata, spec);
    }
}
