package io.gantry.git.hooks;

import io.gantry.git.storage.StorageProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says of runs that a crash has cut, or kept from beginning, that nobody will end them. */
@Component
class LostRuns {
    static final String TROUBLE = "the service stopped before the hook had run to its end";

    private static final Logger log = LoggerFactory.getLogger(LostRuns.class);

    /** Runs may wait for their turn as long as others run. */
    private static final int TURNS = 3;

    private final HookRuns runs;
    private final Duration patience;
    private final Clock clock;

    LostRuns(HookRuns runs, StorageProperties properties, Clock clock) {
        this.runs = runs;
        this.patience = properties.hooks().time().multipliedBy(TURNS);
        this.clock = clock;
    }

    /** Once a minute; a run may take its time before it is given up. */
    @Scheduled(fixedDelayString = "PT60S")
    Mono<Void> giveUp() {
        Instant now = clock.instant();
        return runs.giveUp(now.minus(patience), now, TROUBLE)
                .doOnNext(lost ->
                        log.warn(
                                "{} of push {} by {}, due at {}: {}",
                                lost.hook().text(),
                                lost.push(),
                                lost.user(),
                                lost.at(),
                                TROUBLE))
                .then();
    }
}
