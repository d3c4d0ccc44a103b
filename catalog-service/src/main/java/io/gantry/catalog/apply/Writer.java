package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.catalog.apply.Candidate.Settled;
import io.gantry.catalog.apply.Outcome.Result;
import io.gantry.catalog.entities.Change;
import io.gantry.catalog.entities.EntityRefused;
import io.gantry.catalog.entities.EntityService;
import io.gantry.catalog.entities.Mandate;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.web.errors.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes candidates in transactions. */
@Component
class Writer {
    /** So often others may be first before that counts as a failure. */
    private static final int RACES = 5;

    private final EntityService entities;
    private final TransactionalOperator transaction;

    Writer(EntityService entities, ReactiveTransactionManager transactions) {
        this.entities = entities;
        this.transaction = TransactionalOperator.create(transactions, nested());
    }

    /** What is taken back goes also if the request runs in the transaction of its answer. */
    private static TransactionDefinition nested() {
        return new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Who writes, and whether to take it all back in the end. */
    record Mode(Mandate mandate, boolean dryRun) {}

    /**
     * Writes what can be written. One transaction serves all of them while all goes well; if one
     * fails, each gets its own.
     */
    Mono<List<Outcome>> each(List<Candidate> candidates, Mode mode) {
        return together(candidates, mode).onErrorResume(e -> apart(candidates, mode, e));
    }

    /** Writes all of them in one transaction, or none. */
    Mono<List<Outcome>> allOrNone(List<Candidate> candidates, Mode mode) {
        if (candidates.stream().anyMatch(Writer::isInvalid)) {
            return Mono.just(failed(candidates, "not applied: another document is invalid"));
        }
        return together(candidates, mode)
                .onErrorResume(EntityRefused.class, e -> Mono.just(failed(candidates, e)))
                .onErrorResume(e -> Mono.just(failed(candidates, Failures.reason(e))));
    }

    private Mono<List<Outcome>> together(List<Candidate> candidates, Mode mode) {
        List<Ready> ready =
                candidates.stream().filter(Ready.class::isInstance).map(Ready.class::cast).toList();
        if (ready.isEmpty()) {
            return Mono.just(merged(candidates, List.of()));
        }
        Mono<List<Outcome>> writes =
                Flux.fromIterable(runs(ready))
                        .concatMap(run -> write(run, mode.mandate()))
                        .flatMapIterable(outcomes -> outcomes)
                        .collectList();
        return transaction
                .execute(status -> {
                    if (mode.dryRun()) {
                        status.setRollbackOnly();
                    }
                    return writes;
                })
                .single()
                .retryWhen(Retry.max(RACES).filter(Writer::wasOvertaken))
                .map(outcomes -> merged(candidates, outcomes));
    }

    /** Somebody else made one of the entities first; next time it is there to be changed. */
    private static boolean wasOvertaken(Throwable e) {
        return e instanceof ApiException known && known.status().value() == 409;
    }

    private Mono<List<Outcome>> apart(List<Candidate> candidates, Mode mode, Throwable e) {
        if (candidates.size() == 1 || Failures.isOutage(e)) {
            return Mono.just(failed(candidates, Failures.reason(e)));
        }
        return Flux.fromIterable(candidates)
                .concatMap(candidate -> each(List.of(candidate), mode))
                .flatMapIterable(outcomes -> outcomes)
                .collectList();
    }

    private Mono<List<Outcome>> write(List<Ready> run, Mandate mandate) {
        return entities.putAll(run.stream().map(Ready::draft).toList(), mandate)
                .map(changes ->
                        IntStream.range(0, run.size())
                                .mapToObj(i -> outcome(run.get(i), changes.get(i)))
                                .toList());
    }

    /** Documents of one name are written one after the other, so they are in different runs. */
    private static List<List<Ready>> runs(List<Ready> ready) {
        List<List<Ready>> runs = new ArrayList<>();
        Set<EntityRef> names = new HashSet<>();
        for (Ready next : ready) {
            if (runs.isEmpty() || !names.add(next.ref())) {
                runs.add(new ArrayList<>());
                names = new HashSet<>(Set.of(next.ref()));
            }
            runs.getLast().add(next);
        }
        return runs;
    }

    /** The outcomes in the order of the candidates, with those that were known before. */
    private static List<Outcome> merged(List<Candidate> candidates, List<Outcome> written) {
        Iterator<Outcome> next = written.iterator();
        return candidates.stream()
                .map(candidate ->
                        switch (candidate) {
                            case Settled(Outcome outcome) -> outcome;
                            case Ready _ -> next.next();
                        })
                .toList();
    }

    private static Outcome outcome(Ready ready, Change change) {
        Entity before = change.before();
        String ref = ready.ref().toString();
        if (before == null) {
            return new Outcome(ref, Result.CREATED, ready.notes(), List.of());
        }
        if (before.equals(change.after())) {
            return new Outcome(ref, Result.UNCHANGED, ready.notes(), List.of());
        }
        List<String> changes =
                Stream.concat(
                                Differences.between(before, change.after()).stream(),
                                ready.notes().stream())
                        .toList();
        return new Outcome(ref, Result.UPDATED, changes, List.of());
    }

    private static boolean isInvalid(Candidate candidate) {
        return candidate instanceof Settled(var outcome) && outcome.result() == Result.INVALID;
    }

    private static List<Outcome> failed(List<Candidate> candidates, String reason) {
        return candidates.stream().map(it -> failed(it, reason)).toList();
    }

    private static List<Outcome> failed(List<Candidate> candidates, EntityRefused e) {
        String others = "not applied: %s failed".formatted(e.ref());
        String own = Failures.reason(e);
        return candidates.stream()
                .map(it ->
                        failed(
                                it,
                                it instanceof Ready ready && ready.ref().equals(e.ref())
                                        ? own
                                        : others))
                .toList();
    }

    private static Outcome failed(Candidate candidate, String reason) {
        return switch (candidate) {
            case Settled(Outcome outcome) -> outcome;
            case Ready ready -> ready.failed(reason);
        };
    }
}
