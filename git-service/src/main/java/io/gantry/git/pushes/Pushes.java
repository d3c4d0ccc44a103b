package io.gantry.git.pushes;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.git.RefChange;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of pushes: open from before refs move until somebody has been told. */
@Repository
class Pushes {
    private static final TypeReference<List<RefChange>> REFS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    Pushes(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> open(Push push) {
        Actor actor = push.caller().actor();
        DatabaseClient.GenericExecuteSpec insert =
                database.sql(
                                """
                                INSERT INTO pushes (id, repository, actor, role, source, address,
                                    request_id, key, traceparent, refs, opened_at)
                                VALUES (:id, :repository, :actor, :role, :source, :address,
                                    :request, :key, :trace, CAST(:refs AS json), :at)
                                """)
                        .bind("id", push.id())
                        .bind("repository", push.repository())
                        .bind("actor", actor.name())
                        .bind("role", actor.role().text())
                        .bind("source", actor.source().text())
                        .bind("request", actor.requestId())
                        .bind("refs", json.writeValueAsString(push.refs()))
                        .bind("at", push.openedAt());
        insert = bind(insert, "address", actor.address(), String.class);
        insert = bind(insert, "trace", push.caller().traceparent(), String.class);
        return bind(insert, "key", push.caller().key(), UUID.class).then();
    }

    /** Open pushes, oldest first. */
    Flux<Push> open() {
        return database.sql(
                        """
                        SELECT * FROM pushes WHERE closed_at IS NULL ORDER BY opened_at LIMIT 1000
                        """)
                .map(this::read)
                .all();
    }

    /** Other open pushes that want to move some of its refs, oldest first. */
    Flux<Push> openBeside(Push push) {
        return database.sql(
                        """
                        SELECT * FROM pushes WHERE repository = :repository AND closed_at IS NULL
                            AND id <> :id AND EXISTS (
                                SELECT 1 FROM json_array_elements(refs) AS moved
                                WHERE moved->>'ref' = ANY(:refs))
                        ORDER BY opened_at
                        """)
                .bind("repository", push.repository())
                .bind("id", push.id())
                .bind("refs", push.refNames().toArray(String[]::new))
                .map(this::read)
                .all();
    }

    /** The refs of open pushes to the repository, but for those of that actor. */
    Mono<Set<String>> openRefs(UUID repository, String but) {
        return database.sql(
                        """
                        SELECT moved->>'ref' FROM pushes, json_array_elements(refs) AS moved
                        WHERE repository = :repository AND closed_at IS NULL AND actor <> :but
                        """)
                .bind("repository", repository)
                .bind("but", but)
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet());
    }

    /** The push, locked; empty if it is closed or dropped by now. */
    Mono<Push> lock(UUID id) {
        return database.sql("SELECT * FROM pushes WHERE id = :id AND closed_at IS NULL FOR UPDATE")
                .bind("id", id)
                .map(this::read)
                .one();
    }

    Mono<Void> close(UUID id, Instant now) {
        return database.sql("UPDATE pushes SET closed_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .then();
    }

    Mono<Void> drop(UUID id) {
        return database.sql("DELETE FROM pushes WHERE id = :id AND closed_at IS NULL")
                .bind("id", id)
                .then();
    }

    private Push read(Readable row) {
        Actor actor =
                new Actor(
                        requireNonNull(row.get("actor", String.class)),
                        Role.of(requireNonNull(row.get("role", String.class))),
                        Set.of(),
                        Source.of(requireNonNull(row.get("source", String.class))),
                        row.get("address", String.class),
                        requireNonNull(row.get("request_id", String.class)));
        return new Push(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("repository", UUID.class)),
                new Caller(actor, row.get("key", UUID.class), row.get("traceparent", String.class)),
                json.readValue(requireNonNull(row.get("refs", String.class)), REFS),
                requireNonNull(row.get("opened_at", Instant.class)));
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }
}
