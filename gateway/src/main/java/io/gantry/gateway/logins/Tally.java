package io.gantry.gateway.logins;

import io.gantry.gateway.GatewayError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that count.
 *
 * @param all with those whose end is not known yet
 * @param first when the first of them was made, if there are any
 */
record Tally(long all, long failures, @Nullable Instant first) {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** 429 if there may be no further one, with the time when there may. */
    void requireBelow(int limit, Duration window, Instant now) {
        if (all < limit) {
            return;
        }
        Duration wait = wait(limit, window, now);
        throw GatewayError.TOO_MANY_LOGINS.exceptionUntil(wait, wait.toSeconds());
    }

    /** Until the first counts no longer, or the passwords being looked at have been. */
    private Duration wait(int limit, Duration window, Instant now) {
        if (failures < limit || first == null) {
            return SOON;
        }
        Duration left = Duration.between(now, first.plus(window));
        return left.compareTo(SOON) < 0 ? SOON : Duration.ofSeconds(left.toSeconds() + 1);
    }
}
