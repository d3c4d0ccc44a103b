package io.gantry.git.pushes;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.git.repositories.GitRepositories;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Refs that are not where our own pushes have put them: somebody else writes to the disk. */
@Component
public class ForeignMoves {
    private static final Logger log = LoggerFactory.getLogger(ForeignMoves.class);
    private static final String UNKNOWN = "unknown";
    private static final String ZERO = ObjectId.zeroId().name();

    private final Pushes pushes;
    private final RefStates states;
    private final PushService service;
    private final Closing closing;
    private final GitRepositories repositories;
    private final Storage storage;
    private final GitThreads threads;
    private final TransactionalOperator transaction;

    ForeignMoves(
            Pushes pushes,
            RefStates states,
            PushService service,
            Closing closing,
            GitRepositories repositories,
            Storage storage,
            GitThreads threads,
            ReactiveTransactionManager transactions) {
        this.pushes = pushes;
        this.states = states;
        this.service = service;
        this.closing = closing;
        this.repositories = repositories;
        this.storage = storage;
        this.threads = threads;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /** Tells of them as of a push by {@code unknown}, and takes them for what they are. */
    public Mono<Void> report(GitRepository repository) {
        return moved(repository)
                .filter(moved -> !moved.isEmpty())
                .map(moved -> service.prepare(UUID.randomUUID(), repository, nobody(), moved))
                .flatMap(push -> pushes.open(push).then(transaction.transactional(close(push))));
    }

    /** Looks once more, now that nobody can move them but by hand. */
    private Mono<Void> close(Push push) {
        return closing.hold(push)
                .flatMap(held -> repositories.find(held.repository()))
                .flatMap(found ->
                        moved(found)
                                .map(moved -> only(push, moved))
                                .doOnNext(moved ->
                                        log.warn("{}: not moved by us: {}", found.name(), moved))
                                .flatMap(moved -> closing.close(push, found, moved)));
    }

    private static List<RefChange> only(Push push, List<RefChange> moved) {
        return moved.stream().filter(ref -> push.refNames().contains(ref.ref())).toList();
    }

    /** Where disk and table differ, but for refs that a push has yet to be settled for. */
    private Mono<List<RefChange>> moved(GitRepository repository) {
        return threads.step(() -> onDisk(repository.id()))
                .zipWith(states.of(repository.id()), ForeignMoves::differences)
                .zipWith(
                        pushes.openRefs(repository.id(), UNKNOWN),
                        (moved, open) ->
                                moved.stream().filter(ref -> !open.contains(ref.ref())).toList());
    }

    private static List<RefChange> differences(
            Map<String, String> disk, Map<String, String> known) {
        Set<String> names = new TreeSet<>(disk.keySet());
        names.addAll(known.keySet());
        return names.stream()
                .map(name ->
                        new RefChange(
                                name,
                                known.getOrDefault(name, ZERO),
                                disk.getOrDefault(name, ZERO)))
                .filter(ref -> !ref.before().equals(ref.after()))
                .toList();
    }

    private Map<String, String> onDisk(UUID id) throws IOException {
        Map<String, String> refs = new HashMap<>();
        try (Repository opened = storage.open(id)) {
            for (Ref ref : opened.getRefDatabase().getRefsByPrefix("refs/")) {
                if (!ref.isSymbolic() && ref.getObjectId() != null) {
                    refs.put(ref.getName(), ref.getObjectId().name());
                }
            }
        }
        return refs;
    }

    private static Caller nobody() {
        String request = UUID.randomUUID().toString();
        return new Caller(
                new Actor(UNKNOWN, Role.VIEWER, Set.of(), Source.GIT, null, request), null);
    }
}
