package io.gantry.git.repositories;

import static io.gantry.git.GitError.REPOSITORY_EXISTS;
import static io.gantry.git.GitError.REPOSITORY_NAME_INVALID;
import static io.gantry.git.GitError.REPOSITORY_NEEDS_USER;
import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.git.GitEvent.RepositoryCreated;
import io.gantry.contracts.git.GitEvent.RepositoryDeleted;
import io.gantry.contracts.git.GitEvent.RepositoryUpdated;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Storage;
import io.gantry.web.errors.WebError;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules for repositories as a whole; what is in them is others' business. */
@Service
public class RepositoryService {
    private final GitRepositories repositories;
    private final Storage storage;
    private final GitThreads threads;
    private final Outbox outbox;
    private final Clock clock;

    RepositoryService(
            GitRepositories repositories,
            Storage storage,
            GitThreads threads,
            Outbox outbox,
            Clock clock) {
        this.repositories = repositories;
        this.storage = storage;
        this.threads = threads;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The repository, if the actor has that right in it. Empty if it is missing or nothing that he
     * may read; an error if he may read it, but not do this.
     */
    public Mono<GitRepository> find(String name, Right right, Actor actor) {
        return repositories
                .find(name, actor)
                .filter(found ->
                        right == Right.ADMINISTER || Access.allows(actor, Right.READ, found))
                .doOnNext(found -> require(found, right, actor));
    }

    /** What everybody may know of it who may know that it is there. */
    Mono<GitRepository> get(String name, Actor actor) {
        return repositories.find(name, actor).switchIfEmpty(REPOSITORY_NOT_FOUND.error());
    }

    Flux<GitRepository> list(Actor actor, List<String> after, int limit) {
        return repositories.list(actor, after, limit);
    }

    Mono<Long> count(Actor actor) {
        return repositories.count(actor);
    }

    /** The folder is made before the commit: one without a row harms nobody. */
    @Transactional
    Mono<GitRepository> create(RepositoryChange asked, Actor actor) {
        actor.require(Role.DEVELOPER);
        GitRepository made = asked.create(UUID.randomUUID(), actor.name());
        if (!RepositoryName.isValid(made.name())) {
            return REPOSITORY_NAME_INVALID.error();
        }
        if (made.users().isEmpty()) {
            return REPOSITORY_NEEDS_USER.error();
        }
        return repositories
                .insert(made, clock.instant())
                .onErrorMap(DuplicateKeyException.class, _ -> REPOSITORY_EXISTS.exception())
                .flatMap(sequence ->
                        threads.step(() -> storage.create(made.id()))
                                .then(outbox.append(new RepositoryCreated(made, sequence), actor)))
                .thenReturn(made);
    }

    @Transactional
    Mono<Void> update(String name, RepositoryChange change, Actor actor) {
        boolean renames = change.name() != null;
        return (renames ? shutOut(name, actor) : Mono.<Void>empty())
                .then(Mono.defer(() -> lock(List.of(name), actor)))
                .flatMap(found -> save(found.getFirst(), change.of(found.getFirst()), actor));
    }

    /** Changes all of them or none; 404 if one is missing or nothing that the actor may know of. */
    @Transactional
    Mono<Void> updateAll(List<String> names, UnaryOperator<GitRepository> change, Actor actor) {
        return lock(names, actor)
                .flatMapMany(Flux::fromIterable)
                .concatMap(before -> save(before, change.apply(before), actor))
                .then();
    }

    @Transactional
    Mono<Void> remove(String name, Actor actor) {
        return shutOut(name, actor)
                .then(Mono.defer(() -> lock(List.of(name), actor)))
                .map(List::getFirst)
                .flatMap(found ->
                        repositories
                                .delete(found, clock.instant())
                                .map(sequence -> new RepositoryDeleted(found, sequence))
                                .flatMap(event -> outbox.append(event, actor)));
    }

    /** Before the row is locked: a push has them in this order. */
    private Mono<Void> shutOut(String name, Actor actor) {
        return get(name, actor).flatMap(found -> repositories.shutOut(found.id()));
    }

    private Mono<List<GitRepository>> lock(List<String> names, Actor actor) {
        Set<String> wanted = Set.copyOf(names);
        return repositories
                .lock(names, actor)
                .collectList()
                .filter(found -> !wanted.isEmpty() && namesOf(found).equals(wanted))
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error())
                .doOnNext(found -> found.forEach(one -> require(one, Right.ADMINISTER, actor)));
    }

    private Mono<Void> save(GitRepository before, GitRepository after, Actor actor) {
        if (after.equals(before)) {
            return Mono.empty();
        }
        boolean renamed = !after.name().equals(before.name());
        if (renamed && !RepositoryName.isValid(after.name())) {
            return REPOSITORY_NAME_INVALID.error();
        }
        return repositories
                .update(after)
                .onErrorMap(DuplicateKeyException.class, _ -> REPOSITORY_EXISTS.exception())
                .flatMap(sequence ->
                        outbox.append(new RepositoryUpdated(before, after, sequence), actor));
    }

    private static void require(GitRepository repository, Right right, Actor actor) {
        if (!Access.allows(actor, right, repository)) {
            throw actor.isAnonymous()
                    ? WebError.UNAUTHENTICATED.exception()
                    : right.refusal().exception();
        }
    }

    private static Set<String> namesOf(List<GitRepository> found) {
        return found.stream().map(GitRepository::name).collect(Collectors.toSet());
    }
}
