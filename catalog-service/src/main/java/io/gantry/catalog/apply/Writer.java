package io.gantry.catalog.apply;

import static java.util.function.Predicate.not;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.catalog.apply.Candidate.Settled;
import io.gantry.catalog.apply.Outcome.Result;
import io.gantry.catalog.entities.Change;
import io.gantry.catalog.entities.EntityService;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.identity.Actor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes candidates in transactions. */
@Component
class Writer {
    private final EntityService entities;
    private final TransactionalOperator transaction;

    Writer(EntityService entities, TransactionalOperator transaction) {
        this.entities = entities;
        this.transaction = transaction;
    }

    /** Who writes, and whether to take it all back in the end. */
    record Mode(Actor actor, boolean dryRun) {}

    /**
     * Writes what can be written. One transaction serves all of them while all goes well; if one
     * fails, each gets its own.
     */
    Mono<List<Outcome>> each(List<Candidate> candidates, Mode mode) {
        return together(candidates, mode)
                .onErrorResume(WriteFailed.class, e -> apart(candidates, mode, e))
                .onErrorResume(e -> Mono.just(failed(candidates, Failures.reason(e))));
    }

    /** Writes all of them in one transaction, or none. */
    Mono<List<Outcome>> allOrNone(List<Candidate> candidates, Mode mode) {
        if (candidates.stream().anyMatch(Writer::isInvalid)) {
            return Mono.just(failed(candidates, "not applied: another document is invalid"));
        }
        return together(candidates, mode)
                .onErrorResume(WriteFailed.class, e -> Mono.just(failed(candidates, e)))
                .onErrorResume(e -> Mono.just(failed(candidates, Failures.reason(e))));
    }

    private Mono<List<Outcome>> together(List<Candidate> candidates, Mode mode) {
        Mono<List<Outcome>> writes =
                Flux.fromIterable(candidates)
                        .concatMap(candidate -> write(candidate, mode.actor()))
                        .collectList();
        if (candidates.stream().allMatch(Settled.class::isInstance)) {
            return writes;
        }
        return transaction
                .execute(status -> {
                    if (mode.dryRun()) {
                        status.setRollbackOnly();
                    }
                    return writes;
                })
                .single();
    }

    private Mono<List<Outcome>> apart(List<Candidate> candidates, Mode mode, WriteFailed e) {
        if (candidates.size() == 1 || Failures.isOutage(e.getCause())) {
            return Mono.just(failed(candidates, Failures.reason(e.getCause())));
        }
        return Flux.fromIterable(candidates)
                .concatMap(candidate -> each(List.of(candidate), mode))
                .flatMapIterable(outcomes -> outcomes)
                .collectList();
    }

    private Mono<Outcome> write(Candidate candidate, Actor actor) {
        return switch (candidate) {
            case Settled(Outcome outcome) -> Mono.just(outcome);
            case Ready ready ->
                    Mono.defer(() -> entities.put(ready.draft(), actor))
                            .map(change -> outcome(ready, change))
                            .onErrorMap(
                                    not(WriteFailed.class::isInstance),
                                    e -> new WriteFailed(ready, e));
        };
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

    private static List<Outcome> failed(List<Candidate> candidates, WriteFailed e) {
        String others = "not applied: %s failed".formatted(e.ready().ref());
        String own = Failures.reason(e.getCause());
        return candidates.stream()
                .map(it -> failed(it, it.equals(e.ready()) ? own : others))
                .toList();
    }

    private static Outcome failed(Candidate candidate, String reason) {
        return switch (candidate) {
            case Settled(Outcome outcome) -> outcome;
            case Ready ready -> ready.failed(reason);
        };
    }
}
