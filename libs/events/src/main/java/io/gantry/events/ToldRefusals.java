package io.gantry.events;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Which refused attempts a service has told of, by any of its replicas: a row of its table {@code
 * refusals (actor, address, route, minute)} for each that is told, for an hour.
 */
public final class ToldRefusals {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String NOWHERE = "(unknown)";

    private final DatabaseClient database;
    private final String sequence;

    /**
     * @param sequence the service's own, that numbers its events
     */
    public ToldRefusals(DatabaseClient database, String sequence) {
        this.database = database;
        this.sequence = sequence;
    }

    /**
     * Notes one that is to be told, in the transaction that tells of it.
     *
     * @param route what was tried
     * @return the sequence of its event; empty if the same was told in this minute
     */
    public Mono<Long> note(String actor, @Nullable String address, String route, Instant minute) {
        return forget(minute.minus(KEPT))
                .then(
                        database.sql(
                                        """
                                        INSERT INTO refusals (actor, address, route, minute)
                                        VALUES (:actor, :address, :route, :minute)
                                        ON CONFLICT DO NOTHING
                                        RETURNING nextval(CAST(:sequence AS regclass))
                                        """)
                                .bind("actor", actor)
                                .bind("address", address == null ? NOWHERE : address)
                                .bind("route", route)
                                .bind("minute", minute)
                                .bind("sequence", sequence)
                                .mapValue(Long.class)
                                .one());
    }

    /** How many were told in that minute. */
    public Mono<Long> count(Instant minute) {
        return database.sql("SELECT count(*) FROM refusals WHERE minute = :minute")
                .bind("minute", minute)
                .mapValue(Long.class)
                .one();
    }

    /** Some with each that is noted, unless another replica is about to. */
    private Mono<Void> forget(Instant until) {
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
