package io.gantry.git.browse;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.git.GitError;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Storage;
import io.gantry.web.errors.ApiException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets those look into a repository who may read it; for others it is not there. */
@Service
public class Reading {
    /** The causes in the sentences of all errors; git's exit status is what it was. */
    static final String NOTHING_THERE = "exit status 128";

    static final String NO_REPOSITORY = "Repository does not exist";

    private final RepositoryService repositories;
    private final Storage storage;
    private final GitThreads threads;
    private final ReadingProperties limits;

    Reading(
            RepositoryService repositories,
            Storage storage,
            GitThreads threads,
            ReadingProperties limits) {
        this.repositories = repositories;
        this.storage = storage;
        this.threads = threads;
        this.limits = limits;
    }

    /**
     * What the look finds; the error says so if it finds nothing or there is no repository to look
     * into.
     *
     * @param error its last place is that of the cause
     */
    public <T> Mono<Found<T>> read(
            String name, Actor actor, Look<Optional<T>> look, GitError error, Object... places) {
        return find(name, actor, error, places)
                .flatMap(found ->
                        threads.call(() -> look(found, look))
                                .flatMap(Mono::justOrEmpty)
                                .map(value -> new Found<>(found, value)))
                .switchIfEmpty(error.error(with(places, NOTHING_THERE)));
    }

    /** The repository if the actor may read it. */
    Mono<GitRepository> find(String name, Actor actor, GitError error, Object... places) {
        return repositories
                .find(name, Right.READ, actor)
                .onErrorResume(ApiException.class, _ -> Mono.empty())
                .switchIfEmpty(error.error(with(places, NO_REPOSITORY)));
    }

    /** Looks now, on a thread that may block. */
    public <T> T look(GitRepository found, Look<T> look) throws IOException {
        try (Repository opened = storage.open(found.id());
                RevWalk walk = new BoundedWalk(opened, limits.commits())) {
            return look.into(new Opened(opened, walk));
        }
    }

    private static Object[] with(Object[] places, String cause) {
        Object[] all = Arrays.copyOf(places, places.length + 1);
        all[places.length] = cause;
        return all;
    }

    /** A look into a repository; it blocks. */
    @FunctionalInterface
    public interface Look<T> {
        T into(Opened opened) throws IOException;
    }
}
