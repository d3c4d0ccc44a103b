package io.gantry.git.pushes;

import io.gantry.contracts.git.GitEvent.Pushed;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.events.Outbox;
import io.gantry.events.Trace;
import io.gantry.git.hooks.HookSession;
import io.gantry.git.repositories.GitRepositories;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a push: its row is closed in the transaction that tells of what has moved. */
@Component
class Closing {
    private final Pushes pushes;
    private final RefStates states;
    private final GitRepositories repositories;
    private final HookSession hooks;
    private final Outbox outbox;
    private final Clock clock;

    Closing(
            Pushes pushes,
            RefStates states,
            GitRepositories repositories,
            HookSession hooks,
            Outbox outbox,
            Clock clock) {
        this.pushes = pushes;
        this.states = states;
        this.repositories = repositories;
        this.hooks = hooks;
        this.outbox = outbox;
        this.clock = clock;
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
