package io.gantry.gateway.refusals;

import io.gantry.contracts.identity.IdentityEvent;
import io.gantry.events.Outbox;
import io.gantry.gateway.requests.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Which refusals were told by any gateway; the row and the event are one transaction. */
@Repository
class RefusalRows {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String NOWHERE = "(unknown)";

    private final DatabaseClient database;
    private final Outbox outbox;

    RefusalRows(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Tells of it, unless another gateway has in that minute. */
    @Transactional
    Mono<Void> tell(
            Refusal refusal, Instant minute, Client client, LongFunction<IdentityEvent> event) {
        return purge(minute.minus(KEPT))
                .then(insert(refusal, minute))
                .map(event::apply)
                .flatMap(told -> outbox.append(told, refusal.by(client)));
    }

    /** The sequence of the event; empty if this minute's has been told. */
    private Mono<Long> insert(Refusal refusal, Instant minute) {
        String address = refusal.address();
        return database.sql(
                        """
                        INSERT INTO refusals (actor, address, route, minute)
                        VALUES (:actor, :address, :route, :minute) ON CONFLICT DO NOTHING
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("actor", refusal.actor())
                .bind("address", address == null ? NOWHERE : address)
                .bind("route", refusal.route())
                .bind("minute", minute)
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
