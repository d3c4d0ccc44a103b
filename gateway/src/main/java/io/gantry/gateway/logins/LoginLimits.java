package io.gantry.gateway.logins;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Counts attempts before their passwords are looked at, so that many at once get no further than
 * many in turn. It is the address that is held off, never the account.
 */
@Service
class LoginLimits {
    private final Attempts attempts;
    private final LoginProperties properties;
    private final Clock clock;

    LoginLimits(Attempts attempts, LoginProperties properties, Clock clock) {
        this.attempts = attempts;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes a place for the attempt; 429 if there is none. */
    @Transactional
    Mono<Attempt> begin(Attempt attempt) {
        Instant now = clock.instant();
        Instant since = now.minus(properties.window());
        return attempts.lock(attempt.address())
                .then(attempts.purge(since))
                .then(attempts.ofAccount(attempt, since))
                .doOnNext(tally -> require(tally, properties.failuresPerAccount(), now))
                .then(attempts.ofAddress(attempt, since))
                .doOnNext(tally -> require(tally, properties.failuresPerAddress(), now))
                .then(attempts.insert(attempt, now))
                .thenReturn(attempt);
    }

    private void require(Tally tally, int limit, Instant now) {
        tally.requireBelow(limit, properties.window(), now);
    }

    /** The password was right: its account has a clean slate at that address. */
    Mono<Void> succeeded(Attempt attempt) {
        return attempts.deleteAll(attempt);
    }

    Mono<Void> failed(Attempt attempt) {
        return attempts.markFailed(attempt);
    }

    /** The password was not looked at. */
    Mono<Void> dropped(Attempt attempt) {
        return attempts.delete(attempt);
    }
}
