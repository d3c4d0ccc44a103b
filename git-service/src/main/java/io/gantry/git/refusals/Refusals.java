package io.gantry.git.refusals;

import io.gantry.events.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Which refusals were told by any replica; the row and the event are one transaction. Whoever tries
 * has cost a question to the database already, so what was told need not be known in memory.
 */
@Repository
public class Refusals {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String NOWHERE = "(unknown)";

    private final DatabaseClient database;
    private final Outbox outbox;
    private final RefusalsProperties properties;
    private final Clock clock;

    Refusals(DatabaseClient database, Outbox outbox, RefusalsProperties properties, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** Tells of it, unless the same was told this minute, or too much. */
    @Transactional
    public Mono<Void> tell(RefusedAttempt attempt) {
        return Mono.defer(() -> {
            Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            return hasRoom(minute)
                    .map(room -> room ? attempt : attempt.others())
                    .flatMap(told -> purge(minute.minus(KEPT)).then(tell(told, minute)));
        });
    }

    private Mono<Void> tell(RefusedAttempt attempt, Instant minute) {
        return insert(attempt, minute)
                .flatMap(sequence -> outbox.append(attempt.event(sequence), attempt.actor()));
    }

    private Mono<Boolean> hasRoom(Instant minute) {
        return database.sql("SELECT count(*) < :most FROM refusals WHERE minute = :minute")
                .bind("most", properties.perMinute())
                .bind("minute", minute)
                .mapValue(Boolean.class)
                .one();
    }

    /** The sequence of the event; empty if this minute's has been told. */
    private Mono<Long> insert(RefusedAttempt attempt, Instant minute) {
        String address = attempt.actor().address();
        return database.sql(
                        """
                        INSERT INTO refusals (minute, actor, address, door, subject)
                        VALUES (:minute, :actor, :address, :door, :subject) ON CONFLICT DO NOTHING
                        RETURNING nextval('git_version')
                        """)
                .bind("minute", minute)
                .bind("actor", attempt.actor().name())
                .bind("address", address == null ? NOWHERE : address)
                .bind("door", attempt.door())
                .bind("subject", attempt.subject())
                .mapValue(Long.class)
                .one();
    }

    private Mono<Void> purge(Instant until) {
        return database.sql(
                        """
                        DELETE FROM refusals WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM refusals WHERE minute < :until
                            LIMIT 500 FOR UPDATE SKIP LOCKED))
                        """)
                .bind("until", until)
                .then();
    }
}
