package io.gantry.git.hooks;

import static io.gantry.git.GitError.HOOKS_REFUSED;
import static io.gantry.git.GitError.HOOK_NOT_FOUND;
import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.git.GitEvent.HookInstalled;
import io.gantry.contracts.git.GitEvent.HookRemoved;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.runner.HookRunner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules for hooks: they run on the server, so only administrators touch them. */
@Service
class HookService {
    private final Hooks hooks;
    private final RepositoryService repositories;
    private final HookRunner runner;
    private final Outbox outbox;
    private final Clock clock;

    HookService(
            Hooks hooks,
            RepositoryService repositories,
            HookRunner runner,
            Outbox outbox,
            Clock clock) {
        this.hooks = hooks;
        this.repositories = repositories;
        this.runner = runner;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Installs it in all repositories that are named or in none. */
    @Transactional
    Mono<Void> install(HookName name, InstallHook asked, Actor actor) {
        actor.require(Role.ADMIN);
        Optional<String> refusal = runner.refusal();
        if (refusal.isPresent()) {
            return HOOKS_REFUSED.error(refusal.get());
        }
        if (asked.repositories().isEmpty()) {
            return put(name, null, asked, actor);
        }
        return Flux.fromStream(asked.repositories().stream().sorted().distinct())
                .concatMap(repository -> find(repository, actor))
                .concatMap(found -> put(name, found, asked, actor))
                .then();
    }

    /** Removes it from the repository, or without one from those to come. */
    @Transactional
    Mono<Void> remove(HookName name, @Nullable String repository, Actor actor) {
        actor.require(Role.ADMIN);
        return place(repository, actor)
                .flatMap(place -> hooks.delete(name, place.map(GitRepository::id).orElse(null)))
                .switchIfEmpty(HOOK_NOT_FOUND.error())
                .map(gone -> new HookRemoved(gone.id(), gone.sequence(), name.text(), repository))
                .flatMap(event -> outbox.append(event, actor));
    }

    /** The text of the hook of the repository, or without one of those to come. */
    Mono<byte[]> content(HookName name, @Nullable String repository, Actor actor) {
        actor.require(Role.ADMIN);
        return place(repository, actor)
                .flatMap(place -> hooks.content(name, place.map(GitRepository::id).orElse(null)))
                .switchIfEmpty(HOOK_NOT_FOUND.error());
    }

    Flux<Hook> list(List<String> after, int limit) {
        return hooks.list(after, limit);
    }

    Mono<Long> count() {
        return hooks.count();
    }

    private Mono<Optional<GitRepository>> place(@Nullable String repository, Actor actor) {
        return repository == null
                ? Mono.just(Optional.empty())
                : find(repository, actor).map(Optional::of);
    }

    private Mono<GitRepository> find(String name, Actor actor) {
        return repositories
                .find(name, Right.ADMINISTER, actor)
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error());
    }

    private Mono<Void> put(
            HookName name, @Nullable GitRepository in, InstallHook asked, Actor actor) {
        String repository = in == null ? null : in.name();
        return hooks.put(name, in == null ? null : in.id(), asked.content(), actor, clock.instant())
                .map(made ->
                        new HookInstalled(
                                made.id(),
                                made.sequence(),
                                name.text(),
                                repository,
                                digest(asked.content())))
                .flatMap(event -> outbox.append(event, actor));
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
