package io.gantry.git.pushes;

import io.gantry.contracts.git.RefChange;
import io.gantry.git.repositories.GitRepositories;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
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
    private final RefStates states;
    private final DiskRefs disk;
    private final Closing closing;
    private final GitRepositories repositories;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Settlement(
            Pushes pushes,
            RefStates states,
            DiskRefs disk,
            Closing closing,
            GitRepositories repositories,
            ReactiveTransactionManager transactions,
            Clock clock) {
        this.pushes = pushes;
        this.states = states;
        this.disk = disk;
        this.closing = closing;
        this.repositories = repositories;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /** At the start and every 30 seconds; one that fails is tried again then. */
    @Scheduled(fixedDelayString = "PT30S")
    Mono<Void> settleAll() {
        return pushes.open().concatMap(this::settleQuietly).then();
    }

    /** Settles those that the push stands behind: their refs have moved and nobody was told. */
    Mono<Void> settleBefore(Push push) {
        return pushes.openBeside(push)
                .concatMap(open -> transaction.transactional(settle(open)))
                .then();
    }

    /**
     * Whether a ref of the push, whose rows must be locked, is where an open push wanted it and the
     * table does not know: that one is to be told of first.
     */
    Mono<Boolean> isBehind(Push push) {
        return unknown(push)
                .filter(moved -> !moved.isEmpty())
                .flatMap(moved ->
                        pushes.openBeside(push).any(open -> !within(open.refs(), moved).isEmpty()))
                .defaultIfEmpty(false);
    }

    private Mono<Void> settleQuietly(Push push) {
        return transaction
                .transactional(settle(push))
                .doOnError(e -> log.warn("Push {} stays open: {}", push.id(), e.toString()))
                .onErrorComplete();
    }

    private Mono<Void> settle(Push open) {
        return closing.hold(open)
                .flatMap(push ->
                        repositories
                                .find(push.repository())
                                .flatMap(repository ->
                                        unknown(push)
                                                .map(now -> within(push.refs(), now))
                                                .filter(moved -> !moved.isEmpty() || isOld(push))
                                                .flatMap(moved ->
                                                        closing.close(push, repository, moved))));
    }

    private boolean isOld(Push push) {
        return push.openedAt().isBefore(clock.instant().minus(PATIENCE));
    }

    /** The refs of the push that are not where the table has them, and where they are. */
    private Mono<Map<String, String>> unknown(Push push) {
        return states.of(push.repository(), push.refNames())
                .zipWhen(
                        _ -> disk.of(push.repository(), push.refNames()),
                        (known, now) -> {
                            now.entrySet().removeAll(known.entrySet());
                            return now;
                        });
    }

    private static List<RefChange> within(List<RefChange> refs, Map<String, String> now) {
        return refs.stream().filter(ref -> ref.after().equals(now.get(ref.ref()))).toList();
    }
}
