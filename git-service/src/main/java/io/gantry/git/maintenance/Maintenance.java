package io.gantry.git.maintenance;

import io.gantry.git.pushes.ForeignMoves;
import io.gantry.git.repositories.GitRepositories;
import io.gantry.git.storage.GitThreads;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Packs each repository after a number of pushes, or a large one, and at night those that had any;
 * one replica at a time, while pushes and clones go on. At night refs are compared with what we
 * know of them, too, and rows of pushes are deleted that nobody will ask for any more.
 */
@Component
class Maintenance {
    private static final Logger log = LoggerFactory.getLogger(Maintenance.class);

    private final MaintenanceRows rows;
    private final Packing packing;
    private final GitRepositories repositories;
    private final ForeignMoves foreign;
    private final GitThreads threads;
    private final TransactionalOperator transaction;
    private final MaintenanceProperties properties;
    private final Clock clock;

    Maintenance(
            MaintenanceRows rows,
            Packing packing,
            GitRepositories repositories,
            ForeignMoves foreign,
            GitThreads threads,
            ReactiveTransactionManager transactions,
            MaintenanceProperties properties,
            Clock clock) {
        this.rows = rows;
        this.packing = packing;
        this.repositories = repositories;
        this.foreign = foreign;
        this.threads = threads;
        this.transaction = TransactionalOperator.create(transactions);
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S")
    Mono<Void> afterPushes() {
        return rows.after(properties.pushes())
                .concatWith(large())
                .distinct()
                .concatMap(id -> quietly(id, maintain(id)))
                .then();
    }

    /** Those to which a single push may have brought much. */
    private Flux<UUID> large() {
        return rows.after(1)
                .filterWhen(id -> threads.step(() -> packing.isDue(id)).onErrorReturn(false));
    }

    @Scheduled(cron = "${gantry.maintenance.nightly:" + MaintenanceProperties.NIGHTLY + "}")
    Mono<Void> atNight() {
        return rows.changed()
                .concatMap(id -> quietly(id, maintain(id)))
                .thenMany(rows.all())
                .concatMap(id -> quietly(id, repositories.find(id).flatMap(foreign::report)))
                .then(forgetPushes(clock.instant().minus(properties.keepPushes())));
    }

    private Mono<Void> forgetPushes(Instant before) {
        return rows.forgetPushes(before)
                .expand(count ->
                        count < MaintenanceRows.BATCH ? Mono.empty() : rows.forgetPushes(before))
                .then();
    }

    /** Does nothing if another replica is about it. */
    Mono<Void> maintain(UUID id) {
        Instant begun = clock.instant();
        return transaction
                .transactional(packRefs(id))
                .then(transaction.transactional(pack(id, begun)));
    }

    private Mono<Void> packRefs(UUID id) {
        return repositories.shutOut(id).then(threads.step(() -> packing.packRefs(id))).then();
    }

    private Mono<Void> pack(UUID id, Instant begun) {
        return rows.tryLock(id)
                .filter(ours -> ours)
                .flatMap(_ -> threads.call(() -> packing.pack(id, begun)))
                .flatMap(_ -> rows.note(id, begun));
    }

    /** One that fails keeps none of the others waiting, and is tried again. */
    private static Mono<Void> quietly(UUID id, Mono<Void> task) {
        return task.doOnError(e -> log.warn("Maintenance of {} failed: {}", id, e.toString()))
                .onErrorComplete();
    }
}
