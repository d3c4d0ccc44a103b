package io.gantry.git.history;

import static io.gantry.git.GitError.COMMIT_NOT_FOUND;
import static io.gantry.git.GitError.COMPARE_NOT_FOUND;
import static io.gantry.git.GitError.COMPARE_REFS_NEEDED;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.browse.Found;
import io.gantry.git.browse.Reading;
import io.gantry.git.browse.ReadingProperties;
import io.gantry.git.repositories.RepositoryPath;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Single commits, and what lies between two. */
@RestController
@RequestMapping("/repository")
class CommitController {
    private final Reading reading;
    private final ReadingProperties limits;

    CommitController(Reading reading, ReadingProperties limits) {
        this.reading = reading;
        this.limits = limits;
    }

    /**
     * The commit with that id, or that a name without slashes names: {@code {ref, author,
     * committer, subject, message, createdAt, parent, files: [{path, change, before, after}],
     * moreFiles}}. 404 if there is none.
     */
    @GetMapping({"/{name}/commits/{commit}", "/{namespace}/{name}/commits/{commit}"})
    Mono<CommitView> commit(RepositoryPath repository, @PathVariable String commit, Actor actor) {
        return reading.read(
                        repository.name(),
                        actor,
                        opened -> CommitView.read(opened, commit, limits.listed()),
                        COMMIT_NOT_FOUND,
                        commit,
                        repository.name())
                .map(Found::value);
    }

    /**
     * What {@code head} has that {@code base} has not, since both were one: {@code {base, head,
     * mergeBase, ahead, behind, commits, files, moreFiles, _links: {diff}}}. 400 if one is not
     * given, 404 if there is no such revision, 413 if their history is too long.
     */
    @GetMapping({"/{name}/compare", "/{namespace}/{name}/compare"})
    Mono<Comparison> compare(
            RepositoryPath repository,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(defaultValue = "") String head,
            Actor actor) {
        String name = repository.name();
        if (base.isEmpty() || head.isEmpty()) {
            return COMPARE_REFS_NEEDED.error(name);
        }
        return reading.read(
                        name,
                        actor,
                        opened -> Comparison.read(opened, name, base, head, limits.listed()),
                        COMPARE_NOT_FOUND,
                        head,
                        base,
                        name)
                .map(Found::value);
    }
}
