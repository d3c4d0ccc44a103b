package io.gantry.gateway.refusals;

import io.gantry.contracts.identity.IdentityEvent;
import io.gantry.events.Outbox;
import io.gantry.events.ToldRefusals;
import io.gantry.gateway.requests.Client;
import java.time.Instant;
import java.util.function.LongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Which refusals were told by any gateway; the row and the event are one transaction. */
@Repository
class RefusalRows {
    private final ToldRefusals told;
    private final Outbox outbox;

    RefusalRows(DatabaseClient database, Outbox outbox) {
        this.told = new ToldRefusals(database, "identity_sequence");
        this.outbox = outbox;
    }

    /** Tells of it, unless another gateway has in that minute. */
    @Transactional
    Mono<Void> tell(
            Refusal refusal, Instant minute, Client client, LongFunction<IdentityEvent> event) {
        return told.note(refusal.actor(), refusal.address(), refusal.route(), minute)
                .map(event::apply)
                .flatMap(refused -> outbox.append(refused, refusal.by(client)));
    }
}
