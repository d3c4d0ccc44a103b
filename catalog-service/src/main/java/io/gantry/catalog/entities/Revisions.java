package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.identity.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Every state that an entity ever had; kept when the entity goes. */
@Repository
class Revisions {
    private final DatabaseClient database;
    private final JsonMapper json;

    Revisions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> append(String action, Entity saved, Actor actor) {
        return append(
                action,
                saved,
                saved.metadata().resourceVersion(),
                saved.metadata().updatedAt(),
                actor);
    }

    Mono<Void> appendDeletion(EntityDeleted event, Instant at, Actor actor) {
        return append("delete", event.before(), event.sequence(), at, actor);
    }

    private Mono<Void> append(String action, Entity entity, long version, Instant at, Actor actor) {
        return byRef(
                        """
                        INSERT INTO revisions (kind, namespace, name, version, action, at, actor, entity)
                        VALUES (:kind, :namespace, :name, :version, :action, :at, :actor,
                                CAST(:entity AS json))
                        """,
                        entity.ref())
                .bind("version", version)
                .bind("action", action)
                .bind("at", at)
                .bind("actor", actor.name())
                .bind("entity", json.writeValueAsString(entity))
                .then();
    }

    /** Newest first, without the states; those below a revision if one is given. */
    Flux<Revision> list(EntityRef ref, long below) {
        return byRef(
                        """
                        SELECT version, action, at, actor, NULL::text AS before, NULL::text AS after
                        FROM revisions
                        WHERE kind = :kind AND namespace = :namespace AND name = :name
                            AND version < :below
                        ORDER BY version DESC
                        """,
                        ref)
                .bind("below", below)
                .map(this::read)
                .all();
    }

    Mono<Long> count(EntityRef ref) {
        return byRef(
                        """
                        SELECT count(*) FROM revisions
                        WHERE kind = :kind AND namespace = :namespace AND name = :name
                        """,
                        ref)
                .mapValue(Long.class)
                .one();
    }

    /** One revision with the states before and after it. */
    Mono<Revision> find(EntityRef ref, long version) {
        return byRef(
                        """
                        SELECT version, action, at, actor,
                            CASE action WHEN 'delete' THEN entity WHEN 'update' THEN (
                                SELECT entity FROM revisions AS older
                                WHERE (kind, namespace, name) = (this.kind, this.namespace, this.name)
                                    AND version < this.version ORDER BY version DESC LIMIT 1)
                            END::text AS before,
                            CASE WHEN action <> 'delete' THEN entity END::text AS after
                        FROM revisions AS this
                        WHERE kind = :kind AND namespace = :namespace AND name = :name
                            AND version = :version
                        """,
                        ref)
                .bind("version", version)
                .map(this::read)
                .one();
    }

    private GenericExecuteSpec byRef(String sql, EntityRef ref) {
        return database.sql(sql)
                .bind("kind", ref.kind())
                .bind("namespace", ref.namespace())
                .bind("name", ref.name());
    }

    private Revision read(Readable row) {
        return new Revision(
                Objects.requireNonNull(row.get("version", Long.class)),
                Objects.requireNonNull(row.get("action", String.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                Objects.requireNonNull(row.get("actor", String.class)),
                entity(row.get("before", String.class)),
                entity(row.get("after", String.class)));
    }

    private @Nullable Entity entity(@Nullable String text) {
        return text == null ? null : json.readValue(text, Entity.class);
    }
}
