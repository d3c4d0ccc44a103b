package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.catalog.Metadata;
import io.gantry.contracts.identity.Actor;
import io.gantry.web.paging.Pages;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
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
    /** About how long a row of a list is, which has no states. */
    private static final int LENGTH = 100;

    private final DatabaseClient database;
    private final JsonMapper json;

    Revisions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A revision under the names of its columns. */
    private record Row(long version, String action, Instant at, Entity entity) {
        static Row of(Change change) {
            Metadata metadata = change.after().metadata();
            return new Row(
                    metadata.resourceVersion(),
                    change.isNew() ? "create" : "update",
                    metadata.updatedAt(),
                    change.after());
        }
    }

    /** Keeps what changes have led to, in one statement. */
    Mono<Void> appendAll(List<Change> changes, Actor actor) {
        return append(changes.stream().map(Row::of).toList(), actor);
    }

    Mono<Void> appendDeletion(EntityDeleted event, Instant at, Actor actor) {
        return append(List.of(new Row(event.sequence(), "delete", at, event.before())), actor);
    }

    private Mono<Void> append(List<Row> rows, Actor actor) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        INSERT INTO revisions (kind, namespace, name, version, action, at, actor, entity)
                        SELECT entity ->> 'kind', entity -> 'metadata' ->> 'namespace',
                            entity -> 'metadata' ->> 'name', version, action, at, :actor, entity
                        FROM json_to_recordset(CAST(:rows AS json))
                            AS row (version bigint, action text, at timestamptz, entity json)
                        """)
                .bind("actor", actor.name())
                .bind("rows", json.writeValueAsString(rows))
                .then();
    }

    /** All below a revision, newest first, without the states. */
    Flux<Revision> all(EntityRef ref, long below) {
        return Pages.read(
                List.of(Long.toString(below)),
                last ->
                        list(ref, Long.parseLong(last.getFirst()), Pages.ROWS)
                                .map(it -> new Pages.Row<>(it, LENGTH)),
                Revision::key);
    }

    /** The same, at most so many. */
    Flux<Revision> list(EntityRef ref, long below, int most) {
        return byRef(
                        """
                        SELECT version, action, at, actor, NULL::text AS before, NULL::text AS after
                        FROM revisions
                        WHERE kind = :kind AND namespace = :namespace AND name = :name
                            AND version < :below
                        ORDER BY version DESC LIMIT :most
                        """,
                        ref)
                .bind("below", below)
                .bind("most", most)
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

    /**
     * All changes of that time, newest first, from the one after that place on.
     *
     * @param from the first moment
     * @param to the last moment; changes then count
     */
    Flux<CatalogChange> allChanges(Instant from, Instant to, long below) {
        return Pages.read(
                List.of(to.toString(), Long.toString(below)),
                last ->
                        changes(
                                        from,
                                        Instant.parse(last.get(0)),
                                        Long.parseLong(last.get(1)),
                                        Pages.ROWS)
                                .map(it -> new Pages.Row<>(it, LENGTH)),
                CatalogChange::key);
    }

    /** The same, at most so many. */
    Flux<CatalogChange> changes(Instant from, Instant to, long below, int most) {
        return database.sql(
                        """
                        SELECT kind, namespace, name, version, action, at, actor FROM revisions
                        WHERE at >= :from AND (at, version) < (:to, :below)
                        ORDER BY at DESC, version DESC LIMIT :most
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("below", below)
                .bind("most", most)
                .map(CatalogChange::read)
                .all();
    }

    Mono<Long> countChanges(Instant from, Instant to) {
        return database.sql("SELECT count(*) FROM revisions WHERE at BETWEEN :from AND :to")
                .bind("from", from)
                .bind("to", to)
                .mapValue(Long.class)
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
