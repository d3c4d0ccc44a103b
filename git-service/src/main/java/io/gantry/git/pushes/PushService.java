package io.gantry.git.pushes;

import static io.gantry.git.GitError.PUSH_GONE;
import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.git.GitEvent.Pushed;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Outbox;
import io.gantry.events.Trace;
import io.gantry.git.hooks.HookSession;
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
    private final GitRepositories repositories;
    private final RepositoryService access;
    private final HookSession hooks;
    private final Portal portal;
    private final GitThreads threads;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final Clock clock;

    PushService(
            Pushes pushes,
            RefStates states,
            GitRepositories repositories,
            RepositoryService access,
            HookSession hooks,
            Portal portal,
            GitThreads threads,
            ReactiveTransactionManager transactions,
            Outbox outbox,
            Clock clock) {
        this.pushes = pushes;
        this.states = states;
        this.repositories = repositories;
        this.access = access;
        this.hooks = hooks;
        this.portal = portal;
        this.threads = threads;
        this.transaction = TransactionalOperator.create(transactions);
        this.outbox = outbox;
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
        return pushes.open(push).then(transaction.transactional(moveLocked(push, mover)));
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
                                .then(threads.step(mover::move))
                                .flatMap(
                                        moved -> close(push, repository, moved).thenReturn(moved)));
    }

    /** Time has passed since he was let in: his lists, role and groups may be others now. */
    private Mono<GitRepository> stillAllowed(GitRepository found, Actor actor) {
        return portal.current(actor).flatMap(now -> access.find(found.name(), Right.WRITE, now));
    }

    /**
     * The push, now that nobody but us can close it or move its refs, until the transaction ends;
     * empty if somebody else has closed it.
     */
    Mono<Push> hold(Push push) {
        return repositories
                .share(push.repository())
                .then(states.lock(push))
                .then(Mono.defer(() -> pushes.lock(push.id())));
    }

    /** To be called while the refs are locked. */
    Mono<Void> close(Push push, GitRepository repository, List<RefChange> moved) {
        if (moved.isEmpty()) {
            return pushes.drop(push.id());
        }
        return states.save(push, moved)
                .then(pushes.close(push.id(), clock.instant()))
                .then(announceTo(push))
                .then(repositories.next(push.repository()))
                .map(sequence -> new Pushed(repository, push.id(), moved, sequence))
                .flatMap(event -> outbox.append(event, push.caller().actor()))
                .contextWrite(Trace.continuing(push.caller().traceparent()));
    }

    private Mono<Void> announceTo(Push push) {
        return hooks.announce(push.repository(), push.id(), push.caller().actor().name());
    }
}
