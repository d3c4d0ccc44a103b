package io.gantry.gateway.live;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Callers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps an eye on those who have sockets open: each caller is read once a second, however many
 * sockets he has. An open socket is no use of a session and does not keep it from ending.
 */
@Component
class CallerWatch {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Rights that are unknown for longer are none: a change must take effect within 2 s. */
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final Map<UUID, Flux<Caller>> watched = new ConcurrentHashMap<>();
    private final Callers callers;

    CallerWatch(Callers callers) {
        this.callers = callers;
    }

    /** What he is each second; ends when he has, fails if that cannot be read. */
    Flux<Caller> of(Caller caller) {
        return watched.computeIfAbsent(caller.proof().id(), _ -> watch(caller));
    }

    private Flux<Caller> watch(Caller caller) {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> now(caller), 1)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .doFinally(_ -> watched.remove(caller.proof().id()))
                .publish(1)
                .refCount(1);
    }

    private Mono<Optional<Caller>> now(Caller caller) {
        return callers.current(caller)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .timeout(PATIENCE);
    }
}
