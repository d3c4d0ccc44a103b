package io.gantry.git.browse;

import static io.gantry.git.GitError.BRANCHES_NOT_FOUND;
import static io.gantry.git.GitError.TAGS_NOT_FOUND;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.storage.GitThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Branches and tags; 400 if there is no such repository for the caller. */
@RestController
@RequestMapping("/repository")
class RefController {
    private final Reading reading;
    private final GitThreads threads;

    RefController(Reading reading, GitThreads threads) {
        this.reading = reading;
        this.threads = threads;
    }

    /** The branches by name; {@code []} if it is empty. */
    @GetMapping({"/{name}/branches", "/{namespace}/{name}/branches"})
    Mono<List<RefView>> branches(RepositoryPath path, Actor actor) {
        return reading.find(path.name(), actor, BRANCHES_NOT_FOUND, path.name())
                .flatMap(found -> list(found, "refs/heads/"));
    }

    /** The tags by name; {@code ref} is only named in errors. */
    @GetMapping({"/{name}/tags", "/{namespace}/{name}/tags"})
    Mono<List<RefView>> tags(
            RepositoryPath path,
            @RequestParam(required = false) @Nullable String ref,
            Actor actor) {
        return reading.find(path.name(), actor, TAGS_NOT_FOUND, ref == null ? "" : ref, path.name())
                .flatMap(found -> list(found, "refs/tags/"));
    }

    private Mono<List<RefView>> list(GitRepository found, String prefix) {
        return threads.call(() -> reading.look(found, opened -> RefList.of(opened, found, prefix)));
    }
}
