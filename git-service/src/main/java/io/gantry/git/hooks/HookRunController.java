package io.gantry.git.hooks;

import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.repositories.RepositoryPath;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.web.errors.WebError;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What hooks have said and how they ended, for those who administer the repository. */
@RestController
class HookRunController {
    private final RepositoryService repositories;
    private final HookRuns runs;

    HookRunController(RepositoryService repositories, HookRuns runs) {
        this.repositories = repositories;
        this.runs = runs;
    }

    /**
     * The newest runs first: {@code [{"number", "hook", "push", "ref"?, "user", "at", "startedAt"?,
     * "endedAt"?, "exitStatus"?, "trouble"?, "output"?}]}; 404 {@code repository not found}.
     */
    @GetMapping({"/repository/{name}/hooks/runs", "/repository/{namespace}/{name}/hooks/runs"})
    Mono<Listing<HookRun>> list(RepositoryPath path, Page page, Actor actor) {
        Integer limit = page.limit();
        int most = limit == null ? Integer.MAX_VALUE : limit + 1;
        long before = before(page.after(1));
        return repositories
                .find(path.name(), Right.ADMINISTER, actor)
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error())
                .flatMap(found ->
                        Listing.of(
                                page,
                                runs.list(found.id(), before, most),
                                run -> List.of(Long.toString(run.number())),
                                runs.count(found.id())));
    }

    private static long before(List<String> after) {
        try {
            return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after.getFirst());
        } catch (NumberFormatException _) {
            throw WebError.INVALID_PARAMETER.exception(
                    "cursor", after.getFirst(), "the cursor of a Link of this list");
        }
    }
}
