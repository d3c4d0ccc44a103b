package io.gantry.git.repositories;

import static io.gantry.git.GitError.JSON_INVALID;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.git.wire.JsonBody;
import io.gantry.git.wire.JsonFault;
import io.gantry.git.wire.Plain;
import io.gantry.git.wire.RawBody;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Repositories as the API reference of the first git server has them. A repository that the caller
 * may not know of is 404 {@code repository not found} on every route, as if it were missing; what
 * he may know of but not change is 403.
 */
@RestController
@RequestMapping("/repository")
class RepositoryController {
    private final RepositoryService repositories;
    private final Addresses addresses;
    private final SshAddress ssh;

    RepositoryController(RepositoryService repositories, Addresses addresses, SshAddress ssh) {
        this.repositories = repositories;
        this.addresses = addresses;
        this.ssh = ssh;
    }

    /**
     * Takes {@code {"name", "users", "readonlyusers", "ispublic"}}; 400 {@code repository name is
     * not valid} or {@code repository should have at least one user}, 409 {@code repository already
     * exists}. Role developer.
     */
    @PostMapping
    Mono<Plain> create(RawBody body, Actor actor) {
        return repositories
                .create(read(body), actor)
                .map(made ->
                        new Plain(
                                "Repository \"%s\" successfully created\n".formatted(made.name())));
    }

    /** Those that the caller may know of, by name: {@code [{"git_url", "name", "public", …}]}. */
    @GetMapping
    Mono<Listing<RepositoryView>> list(Page page, Actor actor) {
        Integer limit = page.limit();
        int most = limit == null ? Integer.MAX_VALUE : limit + 1;
        return Listing.of(
                page,
                repositories.list(actor, page.after(1), most).map(found -> view(found, actor)),
                shown -> List.of(shown.name()),
                repositories.count(actor));
    }

    /** {@code {"git_url", "name", "public", "ssh_url"}}, more for those who administer it. */
    @GetMapping({"/{name}", "/{namespace}/{name}"})
    Mono<RepositoryView> get(RepositoryPath path, Actor actor) {
        return repositories.get(path.name(), actor).map(found -> view(found, actor));
    }

    /**
     * Changes what the body names: {@code {"name", "users", "readonlyusers", "ispublic", "team"}};
     * 200 with an empty body, 409 {@code repository already exists} if the new name is taken.
     */
    @PutMapping({"/{name}", "/{namespace}/{name}"})
    Mono<Plain> update(RepositoryPath path, RawBody body, Actor actor) {
        return repositories
                .get(path.name(), actor)
                .then(Mono.defer(() -> repositories.update(path.name(), read(body), actor)))
                .thenReturn(new Plain(""));
    }

    /** Removes it with all that is in it. */
    @DeleteMapping({"/{name}", "/{namespace}/{name}"})
    Mono<Plain> remove(RepositoryPath path, Actor actor) {
        return repositories
                .remove(path.name(), actor)
                .thenReturn(
                        new Plain(
                                "Repository \"%s\" successfully removed\n".formatted(path.name())));
    }

    private RepositoryView view(GitRepository shown, Actor actor) {
        return RepositoryView.of(
                shown,
                addresses.gitUrl(shown.name()),
                ssh.sshUrl(shown.name()),
                Access.allows(actor, Right.ADMINISTER, shown));
    }

    private static RepositoryChange read(RawBody body) {
        try {
            JsonBody json = JsonBody.ignoringCase(body, "repository.Repository");
            return new RepositoryChange(
                    json.text("name"),
                    Names.checked(json.list("users")),
                    Names.checked(json.list("readonlyusers")),
                    json.flag("ispublic"),
                    Names.storable(json.text("team")));
        } catch (JsonFault e) {
            throw JSON_INVALID.exception(e.sentence());
        }
    }
}
