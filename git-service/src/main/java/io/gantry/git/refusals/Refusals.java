package io.gantry.git.refusals;

import io.gantry.contracts.identity.Actor;
import io.gantry.events.Outbox;
import io.gantry.events.ToldRefusals;
import java.time.Clock;
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
    private final ToldRefusals told;
    private final Outbox outbox;
    private final RefusalsProperties properties;
    private final Clock clock;

    Refusals(DatabaseClient database, Outbox outbox, RefusalsProperties properties, Clock clock) {
        this.told = new ToldRefusals(database, "git_version");
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** Tells of it, unless the same was told this minute, or too much. */
    @Transactional
    public Mono<Void> tell(RefusedAttempt attempt) {
        return Mono.defer(() -> {
            Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            return told.count(minute)
                    .map(count -> count < properties.perMinute() ? attempt : attempt.others())
                    .flatMap(next -> tell(next, minute));
        });
    }

    private Mono<Void> tell(RefusedAttempt attempt, Instant minute) {
        Actor actor = attempt.actor();
        return told.note(actor.name(), actor.address(), attempt.what(), minute)
                .flatMap(sequence -> outbox.append(attempt.event(sequence), actor));
    }
}
