package io.gantry.events;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * One connection of the relay: the lock that makes it the only one, the notifications that wake it
 * and the rows it sends. All are lost together when the connection is.
 */
class OutboxSession implements AutoCloseable {
    /** A batch ends after so many rows or so many bytes; one row above it travels alone. */
    static final int BATCH_ROWS = 1000;

    static final int BATCH_BYTES = 8 << 20;

    /** A database that is silent for longer is taken for dead. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /** "outbox" as a number; the same in each database, so each service has its own. */
    private static final long LOCK = 0x6f7574626f78L;

    private final PostgresqlConnection connection;
    private final DatabaseClient database;

    OutboxSession(PostgresqlConnection connection) {
        this.connection = connection;
        this.database =
                DatabaseClient.create(
                        new SingleConnectionFactory(connection, () -> "PostgreSQL", true));
    }

    /** Emits whenever rows were committed, by whichever replica. */
    Flux<?> notifications() {
        database.sql("LISTEN outbox").then().block(PATIENCE);
        return connection.getNotifications();
    }

    /** Whether this session is the one that sends; it stays so until it is closed. */
    boolean lock() {
        return Objects.requireNonNull(
                database.sql("SELECT pg_try_advisory_lock(:lock)")
                        .bind("lock", LOCK)
                        .mapValue(Boolean.class)
                        .one()
                        .block(PATIENCE));
    }

    /** The next rows in id order. There is no cursor, so a late commit is never skipped. */
    List<OutboxRow> next() {
        return Objects.requireNonNull(
                database.sql(
                                """
                                SELECT * FROM (
                                    SELECT *, sum(size) OVER (ORDER BY id) - size AS before
                                    FROM (SELECT * FROM outbox ORDER BY id LIMIT :rows) AS head
                                ) AS batch
                                WHERE before < :bytes ORDER BY id
                                """)
                        .bind("rows", BATCH_ROWS)
                        .bind("bytes", BATCH_BYTES)
                        .map(OutboxRow::of)
                        .all()
                        .collectList()
                        .block(PATIENCE));
    }

    /** Forgets rows that the broker has. */
    void remove(List<Long> ids) {
        database.sql("DELETE FROM outbox WHERE id = ANY(:ids)")
                .bind("ids", ids.toArray(Long[]::new))
                .then()
                .block(PATIENCE);
    }

    /** Puts a row aside that the broker will never take. */
    void bury(long id, String error) {
        database.sql(
                        """
                        WITH gone AS (DELETE FROM outbox WHERE id = :id RETURNING *)
                        INSERT INTO outbox_dead SELECT *, now(), :error FROM gone
                        """)
                .bind("id", id)
                .bind("error", error)
                .then()
                .block(PATIENCE);
    }

    @Override
    public void close() {
        connection.close().timeout(GOODBYE).onErrorComplete().block();
    }
}
