package io.gantry.git.pushes;

import io.gantry.contracts.git.RefChange;
import io.gantry.git.repositories.GitRepositories;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes the pushes that a crash has left open, by looking at the refs: those that have moved are
 * told of, the others are dropped.
 */
@Component
class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    /** A push that has not moved by then, of whichever replica, never will. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pushes pushes;
    private final PushService service;
    private final GitRepositories repositories;
    private final Storage storage;
    private final GitThreads threads;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Settlement(
            Pushes pushes,
            PushService service,
            GitRepositories repositories,
            Storage storage,
            GitThreads threads,
            ReactiveTransactionManager transactions,
            Clock clock) {
        this.pushes = pushes;
        this.service = service;
        this.repositories = repositories;
        this.storage = storage;
        this.threads = threads;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /** At the start and every 30 seconds; one that fails is tried again then. */
    @Scheduled(fixedDelayString = "PT30S")
    Mono<Void> settleAll() {
        return pushes.open().concatMap(this::settleQuietly).then();
    }

    private Mono<Void> settleQuietly(Push push) {
        return transaction
                .transactional(settle(push))
                .doOnError(e -> log.warn("Push {} stays open: {}", push.id(), e.toString()))
                .onErrorComplete();
    }

    private Mono<Void> settle(Push open) {
        return service.hold(open)
                .flatMap(push ->
                        repositories
                                .find(push.repository())
                                .flatMap(repository ->
                                        moved(push)
                                                .filter(moved -> !moved.isEmpty() || isOld(push))
                                                .flatMap(moved ->
                                                        service.close(push, repository, moved))));
    }

    private boolean isOld(Push push) {
        return push.openedAt().isBefore(clock.instant().minus(PATIENCE));
    }

    private Mono<List<RefChange>> moved(Push push) {
        return Flux.fromIterable(push.refs())
                .filterWhen(ref ->
                        threads.step(() -> isThere(push.repository(), ref))
                                .flatMap(there ->
                                        there ? Mono.just(true) : pushes.wentOn(push, ref)))
                .collectList();
    }

    private boolean isThere(UUID repository, RefChange change) throws IOException {
        try (Repository opened = storage.open(repository)) {
            Ref ref = opened.exactRef(change.ref());
            ObjectId now = ref == null ? null : ref.getObjectId();
            return (now == null ? ObjectId.zeroId() : now).name().equals(change.after());
        }
    }
}
