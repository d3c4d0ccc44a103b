package io.gantry.gateway.logins;

import io.gantry.gateway.GatewayError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Lets the logins of an address wait for each other here, where none of them holds a connection to
 * the database, and only so many.
 */
final class Turns {
    private static final int MOST = 100;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** Does the work once those before it at that address have ended; 429 if they are too many. */
    <T> Mono<T> next(String address, Mono<T> work) {
        return Mono.defer(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = join(address, mine);
            boolean uncancelled = true;
            return Mono.fromFuture(before, uncancelled)
                    .then(work)
                    // Whoever leaves the line before his turn does not bring forward the others.
                    .doFinally(_ -> {
                        var _ = before.whenComplete((_, _) -> leave(address, mine));
                    });
        });
    }

    /** Answers the end of whoever is last in the line. */
    private CompletableFuture<Void> join(String address, CompletableFuture<Void> mine) {
        CompletableFuture<CompletableFuture<Void>> before = new CompletableFuture<>();
        lines.compute(
                address,
                (_, line) -> {
                    if (line != null && line.length() >= MOST) {
                        throw GatewayError.TOO_MANY_LOGINS.exceptionUntil(SOON, SOON.toSeconds());
                    }
                    before.complete(line == null ? NOW : line.last());
                    return new Line(mine, line == null ? 1 : line.length() + 1);
                });
        return before.join();
    }

    private void leave(String address, CompletableFuture<Void> mine) {
        lines.computeIfPresent(
                address,
                (_, line) -> line.length() == 1 ? null : new Line(line.last(), line.length() - 1));
        mine.complete(null);
    }

    private record Line(CompletableFuture<Void> last, int length) {}
}
