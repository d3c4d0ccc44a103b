package io.gantry.git.storage;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes the folders of repositories that were removed some time ago. */
@Component
class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final RemovedRepositories removed;
    private final Storage storage;
    private final GitThreads threads;
    private final StorageProperties properties;
    private final Clock clock;

    Sweeper(
            RemovedRepositories removed,
            Storage storage,
            GitThreads threads,
            StorageProperties properties,
            Clock clock) {
        this.removed = removed;
        this.storage = storage;
        this.threads = threads;
        this.properties = properties;
        this.clock = clock;
    }

    /** Goes on with the rest if one of them fails; that one is tried again. */
    @Scheduled(fixedDelayString = "PT60S")
    Mono<Void> sweep() {
        return removed.before(clock.instant().minus(properties.keepRemoved()))
                .concatMap(id ->
                        threads.run(() -> storage.delete(id))
                                .then(removed.forget(id))
                                .doOnError(
                                        e -> log.warn("Folder of {} stays: {}", id, e.toString()))
                                .onErrorComplete())
                .then();
    }
}
