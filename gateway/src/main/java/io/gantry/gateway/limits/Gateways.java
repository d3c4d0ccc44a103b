package io.gantry.gateway.limits;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The live gateways: each tells every few seconds that it is there, and counts the others. */
@Component
class Gateways {
    private static final Logger log = LoggerFactory.getLogger(Gateways.class);
    private static final long BEAT_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final UUID id = UUID.randomUUID();
    private final DatabaseClient database;
    private final RateLimits limits;

    Gateways(DatabaseClient database, RateLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** While the database is away, the last count holds. */
    @Scheduled(fixedDelay = BEAT_MILLIS)
    Mono<Void> beat() {
        return database.sql(
                        """
                        WITH gone AS (
                            DELETE FROM gateways WHERE seen_at < now() - interval '1 hour'),
                        here AS (
                            INSERT INTO gateways (id, seen_at) VALUES (:id, now())
                            ON CONFLICT (id) DO UPDATE SET seen_at = now())
                        SELECT 1 + count(*) FROM gateways
                        WHERE id <> :id AND seen_at > now() - interval '6 seconds'
                        """)
                .bind("id", id)
                .mapValue(Integer.class)
                .one()
                .timeout(PATIENCE)
                .doOnNext(limits::shareAmong)
                .onErrorComplete(Gateways::isNoted)
                .then();
    }

    private static boolean isNoted(Throwable e) {
        log.warn("the gateways could not be counted: {}", e.toString());
        return true;
    }
}
