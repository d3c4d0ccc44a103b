package io.gantry.git.explanations;

import static io.gantry.git.GitError.ACCESS_USER_NEEDED;
import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.people.Person;
import io.gantry.git.people.Portal;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Explains access to those who administer a repository. */
@RestController
@RequestMapping("/repository")
class ExplanationController {
    private final RepositoryService repositories;
    private final Portal portal;

    ExplanationController(RepositoryService repositories, Portal portal) {
        this.repositories = repositories;
        this.portal = portal;
    }

    /**
     * What {@code user} may do in the repository and by which rules, as he is now: {@code
     * {"repository", "user", "role", "groups", "disabled", "read": {"allowed", "because"}, "write",
     * "administer"}}. Nobody needs to have that name. 400 without a user, 404 {@code repository not
     * found}, 403 to who may read but not administer, 503 if the gateway does not say who he is.
     */
    @GetMapping({"/{name}/access", "/{namespace}/{name}/access"})
    Mono<Explanation> explain(
            RepositoryPath path, @RequestParam(defaultValue = "") String user, Actor actor) {
        return repositories
                .find(path.name(), Right.ADMINISTER, actor)
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error())
                .filter(_ -> !user.isEmpty())
                .switchIfEmpty(ACCESS_USER_NEEDED.error())
                .flatMap(found ->
                        portal.find(user)
                                .defaultIfEmpty(Person.unknown(user))
                                .map(person -> Explanation.of(person, found)));
    }
}
