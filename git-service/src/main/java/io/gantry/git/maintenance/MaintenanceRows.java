package io.gantry.git.maintenance;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When which repository was maintained last. */
@Repository
class MaintenanceRows {
    /** How many rows one statement deletes at most, so that it holds none for long. */
    static final int BATCH = 1000;

    private final DatabaseClient database;

    MaintenanceRows(DatabaseClient database) {
        this.database = database;
    }

    /** Those to which so many pushes have come since, in the last day. */
    Flux<UUID> after(int pushes) {
        return database.sql(
                        """
                        SELECT p.repository FROM pushes AS p
                            LEFT JOIN maintained AS m ON m.repository = p.repository
                        WHERE p.closed_at > now() - interval '1 day'
                            AND p.closed_at > coalesce(m.at, '-infinity')
                        GROUP BY p.repository HAVING count(*) >= :pushes
                        """)
                .bind("pushes", pushes)
                .mapValue(UUID.class)
                .all();
    }

    /** Those to which any has. */
    Flux<UUID> changed() {
        return database.sql(
                        """
                        SELECT r.id FROM repositories AS r
                            LEFT JOIN maintained AS m ON m.repository = r.id
                        WHERE EXISTS (SELECT 1 FROM pushes AS p WHERE p.repository = r.id
                            AND p.closed_at > coalesce(m.at, '-infinity'))
                        """)
                .mapValue(UUID.class)
                .all();
    }

    Flux<UUID> all() {
        return database.sql("SELECT id FROM repositories").mapValue(UUID.class).all();
    }

    /** Whether nobody else maintains it, before this transaction ends. */
    Mono<Boolean> tryLock(UUID repository) {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:id, 2))")
                .bind("id", repository.toString())
                .mapValue(Boolean.class)
                .one();
    }

    /** Notes it, unless the repository was removed meanwhile. */
    Mono<Void> note(UUID repository, Instant begun) {
        return database.sql(
                        """
                        INSERT INTO maintained (repository, at)
                        SELECT id, :at FROM repositories WHERE id = :id FOR KEY SHARE
                        ON CONFLICT (repository) DO UPDATE SET at = :at
                        """)
                .bind("id", repository)
                .bind("at", begun)
                .then();
    }

    /**
     * Deletes some of the pushes that were told of before that moment; how many. Those stay that
     * maintenance has yet to see.
     */
    Mono<Long> forgetPushes(Instant before) {
        return database.sql(
                        """
                        DELETE FROM pushes WHERE id IN (
                            SELECT p.id FROM pushes AS p
                                JOIN maintained AS m ON m.repository = p.repository
                            WHERE p.closed_at < :before AND p.closed_at <= m.at
                            ORDER BY p.closed_at LIMIT :batch FOR UPDATE OF p SKIP LOCKED)
                        """)
                .bind("before", before)
                .bind("batch", BATCH)
                .fetch()
                .rowsUpdated();
    }
}
