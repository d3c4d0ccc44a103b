package io.gantry.git.commits;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.browse.RefView;
import io.gantry.git.repositories.RepositoryPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Commits of those who have no git. */
@RestController
class ZipCommitController {
    private final CommitService commits;

    ZipCommitController(CommitService commits) {
        this.commits = commits;
    }

    /**
     * Puts the files of a zip over those of a branch: a form with {@code branch}, {@code message},
     * {@code author-name}, {@code author-email}, {@code committer-name}, {@code committer-email},
     * {@code zipfile}, and any number of {@code delete}, each with paths to take away, one a line.
     * A missing branch begins where HEAD is. Answers the branch; 400 with a sentence that begins
     * with {@code Error when trying to commit zip to repository} and names the step that failed,
     * 409 if the branch has moved meanwhile, 413 over the limits.
     */
    @PostMapping({"/repository/{name}/commit", "/repository/{namespace}/{name}/commit"})
    Mono<RefView> commit(RepositoryPath path, ServerHttpRequest request, Actor actor) {
        return commits.commit(path.name(), request, actor);
    }
}
