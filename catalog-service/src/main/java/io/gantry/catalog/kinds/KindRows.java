package io.gantry.catalog.kinds;

import io.gantry.contracts.identity.Actor;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The kinds in the database: those that were made at run time, and built-in ones extended. */
@Repository
public class KindRows {
    private final DatabaseClient database;
    private final JsonMapper json;

    KindRows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Flux<KeptKind> all() {
        return database.sql("SELECT definition::text, version FROM kinds ORDER BY kind")
                .map(row ->
                        new KeptKind(
                                json.readValue(
                                        Objects.requireNonNull(row.get(0, String.class)),
                                        KindDefinition.class),
                                Objects.requireNonNull(row.get(1, Long.class))))
                .all();
    }

    /** A text that is another whenever the rows are others. */
    Mono<String> fingerprint() {
        return database.sql(
                        "SELECT coalesce(string_agg(kind || version, ',' ORDER BY kind), '') FROM kinds")
                .mapValue(String.class)
                .one();
    }

    /** Lets nobody change kinds or entities until the transaction ends; all may read. */
    public Mono<Void> lock() {
        return database.sql("LOCK TABLE kinds, entities IN SHARE ROW EXCLUSIVE MODE").then();
    }

    /** Keeps the kind; the answer is its version. */
    public Mono<Long> save(KindDefinition definition, Instant at, Actor actor) {
        return database.sql(
                        """
                        INSERT INTO kinds (kind, definition, version, at, actor)
                        VALUES (:kind, CAST(:definition AS json), nextval('entity_version'), :at,
                            :actor)
                        ON CONFLICT (kind) DO UPDATE SET definition = excluded.definition,
                            version = excluded.version, at = excluded.at, actor = excluded.actor
                        RETURNING version
                        """)
                .bind("kind", definition.kind())
                .bind("definition", json.writeValueAsString(definition))
                .bind("at", at)
                .bind("actor", actor.name())
                .mapValue(Long.class)
                .one();
    }

    /** Forgets the kind; the answer is the version of that, nothing if there was no row. */
    public Mono<Long> delete(String kind) {
        return database.sql(
                        "DELETE FROM kinds WHERE kind = :kind RETURNING nextval('entity_version')")
                .bind("kind", kind)
                .mapValue(Long.class)
                .one();
    }
}
