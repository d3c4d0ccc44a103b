package io.gantry.gateway.logins;

import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of attempts that have failed, or whose end is not known yet. */
@Repository
class Attempts {
    private static final String TALLY =
            """
            SELECT count(*) AS all_of_them, count(*) FILTER (WHERE failed) AS failures,
                min(at) AS first
            FROM login_attempts
            WHERE address = :address AND at > :since
            """;
    private final DatabaseClient database;

    Attempts(DatabaseClient database) {
        this.database = database;
    }

    /** Lets the attempts from one address be counted one after the other in all replicas. */
    Mono<Void> lock(String address) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:address, 7))")
                .bind("address", address)
                .then();
    }

    Mono<Tally> ofAccount(Attempt attempt, Instant since) {
        return tally(
                database.sql(TALLY + " AND account = :account").bind("account", attempt.account()),
                attempt,
                since);
    }

    Mono<Tally> ofAddress(Attempt attempt, Instant since) {
        return tally(database.sql(TALLY), attempt, since);
    }

    private static Mono<Tally> tally(
            DatabaseClient.GenericExecuteSpec sql, Attempt attempt, Instant since) {
        return sql.bind("address", attempt.address())
                .bind("since", since)
                .map(row ->
                        new Tally(
                                Objects.requireNonNull(row.get("all_of_them", Long.class)),
                                Objects.requireNonNull(row.get("failures", Long.class)),
                                row.get("first", Instant.class)))
                .one();
    }

    Mono<Void> insert(Attempt attempt, Instant now) {
        return database.sql(
                        """
                        INSERT INTO login_attempts (id, account, address, at, failed)
                        VALUES (:id, :account, :address, :now, false)
                        """)
                .bind("id", attempt.id())
                .bind("account", attempt.account())
                .bind("address", attempt.address())
                .bind("now", now)
                .then();
    }

    Mono<Void> markFailed(Attempt attempt) {
        return database.sql("UPDATE login_attempts SET failed = true WHERE id = :id")
                .bind("id", attempt.id())
                .then();
    }

    Mono<Void> delete(Attempt attempt) {
        return database.sql("DELETE FROM login_attempts WHERE id = :id")
                .bind("id", attempt.id())
                .then();
    }

    /** Forgets what was tried for that account from that address. */
    Mono<Void> deleteAll(Attempt attempt) {
        return database.sql(
                        "DELETE FROM login_attempts WHERE address = :address AND account = :account")
                .bind("address", attempt.address())
                .bind("account", attempt.account())
                .then();
    }

    /** Removes some of what counts no longer, unless another replica is about to. */
    Mono<Void> purge(Instant until) {
        return database.sql(
                        """
                        DELETE FROM login_attempts WHERE id IN (
                            SELECT id FROM login_attempts WHERE at <= :until
                            LIMIT 500 FOR UPDATE SKIP LOCKED)
                        """)
                .bind("until", until)
                .then();
    }
}
