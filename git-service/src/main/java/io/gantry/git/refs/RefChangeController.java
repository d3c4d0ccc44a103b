package io.gantry.git.refs;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.browse.RefView;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.wire.Plain;
import io.gantry.git.wire.RawBody;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Makes and removes branches and tags, for those who may write: 404 {@code repository not found},
 * 403 to who may only read, 409 if the ref has moved or a hook refuses.
 */
@RestController
@RequestMapping("/repository")
class RefChangeController {
    private final RefChangeService refs;

    RefChangeController(RefChangeService refs) {
        this.refs = refs;
    }

    /**
     * Takes {@code {"name", "ref"}}, {@code ref} being master by default; answers the branch. 400
     * if it cannot have that name, 404 if {@code ref} names no commit, 409 if it is there already.
     */
    @PostMapping({"/{name}/branches", "/{namespace}/{name}/branches"})
    Mono<RefView> createBranch(RepositoryPath path, RawBody body, Actor actor) {
        return refs.create(path.name(), RefKind.BRANCH, NewRef.read(body), actor);
    }

    /** The same for a tag, which is annotated if there is a {@code message}. */
    @PostMapping({"/{name}/tags", "/{namespace}/{name}/tags"})
    Mono<RefView> createTag(RepositoryPath path, RawBody body, Actor actor) {
        return refs.create(path.name(), RefKind.TAG, NewRef.read(body), actor);
    }

    /** Removes the branch of that name; 404 if there is none. */
    @DeleteMapping({"/{name}/branches", "/{namespace}/{name}/branches"})
    Mono<Plain> removeBranch(
            RepositoryPath path,
            @RequestParam(name = "name", defaultValue = "") String branch,
            Actor actor) {
        return refs.remove(path.name(), RefKind.BRANCH, branch, actor)
                .thenReturn(new Plain("Branch \"%s\" successfully removed\n".formatted(branch)));
    }

    /** Removes the tag of that name; 404 if there is none. */
    @DeleteMapping({"/{name}/tags", "/{namespace}/{name}/tags"})
    Mono<Plain> removeTag(
            RepositoryPath path,
            @RequestParam(name = "name", defaultValue = "") String tag,
            Actor actor) {
        return refs.remove(path.name(), RefKind.TAG, tag, actor)
                .thenReturn(new Plain("Tag \"%s\" successfully removed\n".formatted(tag)));
    }
}
