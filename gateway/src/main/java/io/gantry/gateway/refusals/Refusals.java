package io.gantry.gateway.refusals;

import static io.gantry.gateway.refusals.Refusal.OTHERS;

import io.gantry.contracts.identity.IdentityEvent;
import io.gantry.contracts.identity.IdentityEvent.AccessRefused;
import io.gantry.gateway.requests.Client;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Tells the audit log of refused attempts. What was told this minute is known in memory, so that
 * whoever tries again, or comes from ever new addresses, costs no work of the database.
 */
@Service
public class Refusals {
    private final ThisMinute told;
    private final RefusalRows rows;
    private final Counter counted;
    private final Clock clock;

    Refusals(RefusalsProperties properties, RefusalRows rows, MeterRegistry meters, Clock clock) {
        told = new ThisMinute(properties.perMinute());
        this.rows = rows;
        this.clock = clock;
        counted =
                Counter.builder("gantry.refusals")
                        .description("Attempts that were refused, told or not")
                        .register(meters);
    }

    /**
     * Tells of it, unless the same was told this minute.
     *
     * @param event what is told, given its sequence
     */
    public Mono<Void> tell(Refusal refusal, Client client, LongFunction<IdentityEvent> event) {
        return Mono.deferContextual(context -> {
            counted.increment();
            Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            Optional<Refusal> next = told.admit(refusal, minute);
            if (next.isEmpty()) {
                return Mono.empty();
            }
            Mono<Void> write =
                    next.get().equals(OTHERS)
                            ? rows.tell(OTHERS, minute, client, Refusals::others)
                            : rows.tell(refusal, minute, client, event);
            // Whoever hangs up at once shall be told of as well.
            boolean uncancelled = true;
            return Mono.fromFuture(
                    () ->
                            write.doOnError(_ -> told.forget(next.get()))
                                    .contextWrite(context)
                                    .toFuture(),
                    uncancelled);
        });
    }

    private static IdentityEvent others(long sequence) {
        return new AccessRefused(
                OTHERS.aggregate(), sequence, OTHERS.actor(), OTHERS.route(), 0, "");
    }
}
