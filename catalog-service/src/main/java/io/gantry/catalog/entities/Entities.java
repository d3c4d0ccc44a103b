package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Single rows of the catalog. */
@Repository
class Entities {
    private static final String BY_REF =
            "SELECT %s FROM entities WHERE kind = :kind AND namespace = :namespace AND name = :name"
                    .formatted(EntityRow.COLUMNS);

    private final DatabaseClient database;
    private final EntityRow row;
    private final JsonMapper json;

    Entities(DatabaseClient database, EntityRow row, JsonMapper json) {
        this.database = database;
        this.row = row;
        this.json = json;
    }

    Mono<Entity> find(EntityRef ref) {
        return byRef(BY_REF, ref).map(row::read).one();
    }

    /** The entity, held against other writers until the transaction ends. */
    Mono<Entity> lock(EntityRef ref) {
        return byRef(BY_REF + " FOR UPDATE", ref).map(row::read).one();
    }

    /** Stores a new entity and gives it its version. */
    Mono<Entity> insert(Entity entity) {
        return bindContent(
                        """
                        INSERT INTO entities (uid, kind, namespace, name, title, description, owner,
                            tags, labels, annotations, spec, created_at, updated_at, created_by,
                            managed_by, version)
                        VALUES (:uid, :kind, :namespace, :name, :title, :description, :owner, :tags,
                            CAST(:labels AS jsonb), CAST(:annotations AS jsonb), CAST(:spec AS json),
                            :updatedAt, :updatedAt, :createdBy, :managedBy, nextval('entity_version'))
                        RETURNING version
                        """,
                        entity)
                .bind("kind", entity.kind())
                .bind("namespace", entity.metadata().namespace())
                .bind("name", entity.metadata().name())
                .bind("createdBy", entity.metadata().createdBy())
                .bind("managedBy", entity.metadata().managedBy())
                .mapValue(Long.class)
                .one()
                .map(version -> EntityRow.withVersion(entity, version));
    }

    /** Stores another state of an entity that is locked, and gives it its version. */
    Mono<Entity> update(Entity entity) {
        return bindContent(
                        """
                        UPDATE entities SET title = :title, description = :description,
                            owner = :owner, tags = :tags, labels = CAST(:labels AS jsonb),
                            annotations = CAST(:annotations AS jsonb), spec = CAST(:spec AS json),
                            updated_at = :updatedAt, version = nextval('entity_version')
                        WHERE uid = :uid RETURNING version
                        """,
                        entity)
                .mapValue(Long.class)
                .one()
                .map(version -> EntityRow.withVersion(entity, version));
    }

    /** Removes an entity that is locked; the version is that of its deletion. */
    Mono<Long> delete(Entity entity) {
        return database.sql(
                        "DELETE FROM entities WHERE uid = :uid RETURNING nextval('entity_version')")
                .bind("uid", entity.metadata().uid())
                .mapValue(Long.class)
                .one();
    }

    private GenericExecuteSpec byRef(String sql, EntityRef ref) {
        return database.sql(sql)
                .bind("kind", ref.kind())
                .bind("namespace", ref.namespace())
                .bind("name", ref.name());
    }

    private GenericExecuteSpec bindContent(String sql, Entity entity) {
        Metadata metadata = entity.metadata();
        GenericExecuteSpec bound =
                database.sql(sql)
                        .bind("uid", metadata.uid())
                        .bind("tags", metadata.tags().toArray(String[]::new))
                        .bind("labels", json.writeValueAsString(metadata.labels()))
                        .bind("annotations", json.writeValueAsString(metadata.annotations()))
                        .bind("spec", json.writeValueAsString(entity.spec()))
                        .bind("updatedAt", metadata.updatedAt());
        bound = EntityRow.bindText(bound, "title", metadata.title());
        bound = EntityRow.bindText(bound, "description", metadata.description());
        return EntityRow.bindText(bound, "owner", metadata.owner());
    }
}
