package io.gantry.catalog.history;

import io.gantry.contracts.catalog.EntityRef;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The newest views of each user. */
@Repository
class Views {
    /** So many are kept of each user. */
    static final int MOST = 20;

    private final DatabaseClient database;

    Views(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps the view in place of an older one of the same entity, and forgets the oldest. */
    Mono<Void> save(String username, EntityRef ref, Instant at) {
        return database.sql(
                        """
                        WITH seen AS (
                            INSERT INTO history (username, kind, namespace, name, viewed_at)
                            VALUES (:username, :kind, :namespace, :name, :at)
                            ON CONFLICT (username, kind, namespace, name)
                                DO UPDATE SET viewed_at = excluded.viewed_at
                        )
                        DELETE FROM history WHERE username = :username
                            AND (kind, namespace, name) <> (:kind, :namespace, :name)
                            AND (kind, namespace, name) NOT IN (
                                SELECT kind, namespace, name FROM history
                                WHERE username = :username
                                    AND (kind, namespace, name) <> (:kind, :namespace, :name)
                                ORDER BY viewed_at DESC LIMIT :others)
                        """)
                .bind("username", username)
                .bind("kind", ref.kind())
                .bind("namespace", ref.namespace())
                .bind("name", ref.name())
                .bind("at", at)
                .bind("others", MOST - 1)
                .then();
    }

    /** Newest first. */
    Flux<View> find(String username, int limit) {
        return database.sql(
                        """
                        SELECT kind, name, namespace, viewed_at FROM history
                        WHERE username = :username ORDER BY viewed_at DESC LIMIT :limit
                        """)
                .bind("username", username)
                .bind("limit", limit)
                .map(row ->
                        new View(
                                Objects.requireNonNull(row.get("kind", String.class)),
                                Objects.requireNonNull(row.get("name", String.class)),
                                Objects.requireNonNull(row.get("namespace", String.class)),
                                Objects.requireNonNull(row.get("viewed_at", Instant.class))))
                .all();
    }
}
