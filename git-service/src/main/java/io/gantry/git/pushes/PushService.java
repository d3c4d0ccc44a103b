package io.gantry.git.pushes;

import static io.gantry.git.GitError.PUSH_BEHIND;
import static io.gantry.git.GitError.PUSH_GONE;
import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.contracts.identity.Actor;
import io.gantry.git.people.Portal;
import io.gantry.git.repositories.GitRepositories;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.storage.GitThreads;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Moves refs and tells of it, both or neither: the push is written down first; then, while the rows
 * of its refs are locked, refs move on the disk, and in that transaction the event is appended.
 * What a crash leaves open is settled by {@link Settlement}.
 */
@Service
public class PushService {
    private final Pushes pushes;
    private final RefStates states;
    private final Settlement settlement;
    private final Closing closing;
    private final GitRepositories repositories;
    private final RepositoryService access;
    private final Portal portal;
    private final GitThreads threads;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PushService(
            Pushes pushes,
            RefStates states,
            Settlement settlement,
            Closing closing,
            GitRepositories repositories,
            RepositoryService access,
            Portal portal,
            GitThreads threads,
            ReactiveTransactionManager transactions,
            Clock clock) {
        this.pushes = pushes;
        this.states = states;
        this.settlement = settlement;
        this.closing = closing;
        this.repositories = repositories;
        this.access = access;
        this.portal = portal;
        this.threads = threads;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /** The push as it will be written down. */
    public Push prepare(UUID id, GitRepository repository, Caller caller, List<RefChange> refs) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Push(id, repository.id(), caller, refs, now);
    }

    /**
     * The changes that were made. Whoever may not write any more is refused; an error after refs
     * have moved is one for the pusher, but the event follows.
     */
    public Mono<List<RefChange>> move(Push push, RefMover mover) {
        Mono<List<RefChange>> moved = transaction.transactional(moveLocked(push, mover));
        return pushes.open(push)
                .then(moved)
                .onErrorResume(Behind.class, _ -> settlement.settleBefore(push).then(moved))
                .onErrorMap(Behind.class, _ -> PUSH_BEHIND.exception());
    }

    /** Forgets a push of which nothing has moved. */
    public Mono<Void> drop(Push push) {
        return pushes.drop(push.id());
    }

    private Mono<List<RefChange>> moveLocked(Push push, RefMover mover) {
        return repositories
                .share(push.repository())
                .then(Mono.defer(() -> repositories.find(push.repository())))
                .flatMap(found -> stillAllowed(found, push.caller().actor()))
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error())
                .flatMap(repository ->
                        states.lock(push)
                                .then(Mono.defer(() -> pushes.lock(push.id())))
                                .switchIfEmpty(PUSH_GONE.error())
                                .then(requireNoneBefore(push))
                                .then(threads.step(mover::move))
                                .flatMap(moved ->
                                        closing.close(push, repository, moved).thenReturn(moved)));
    }

    /** Else the older one would be told of after this one, and take its place in the table. */
    private Mono<Void> requireNoneBefore(Push push) {
        return Mono.defer(() -> settlement.isBehind(push))
                .filter(behind -> behind)
                .flatMap(_ -> Mono.error(new Behind()));
    }

    /** An older push has moved refs of this one and is not told of yet. */
    private static final class Behind extends RuntimeException {
        Behind() {
            super(null, null, false, false);
        }
    }

    /** Time has passed since he was let in: his lists, role and groups may be others now. */
    private Mono<GitRepository> stillAllowed(GitRepository found, Actor actor) {
        return portal.current(actor).flatMap(now -> access.find(found.name(), Right.WRITE, now));
    }
}
