package io.gantry.git.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.git.wire.Plain;
import io.gantry.git.wire.RawBody;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Hooks, {@code pre-receive}, {@code update} and {@code post-receive}, for administrators alone;
 * 400 {@code Unsupported hook, …} for any other name.
 *
 * @see <a href="https://git-scm.com/docs/githooks">githooks</a>
 */
@RestController
class HookController {
    private final HookService hooks;

    HookController(HookService hooks) {
        this.hooks = hooks;
    }

    /**
     * Takes {@code {"content", "repositories"?}}, or the text of the hook itself. Without
     * repositories each that is made later gets a copy. 404 {@code repository not found} if one of
     * them is missing, then nothing is installed; 409 where hooks cannot be run.
     */
    @PostMapping({"/hook/{hook}", "/repository/hook/{hook}"})
    Mono<Plain> install(@PathVariable String hook, RawBody body, Actor actor) {
        actor.require(Role.ADMIN);
        HookName name = HookName.of(hook);
        InstallHook asked = InstallHook.read(body);
        return hooks.install(name, asked, actor)
                .thenReturn(
                        new Plain(
                                "hook %s successfully created%s\n"
                                        .formatted(name.text(), asked.shown())));
    }

    /** All hooks by repository and name: {@code [{"name", "repository"?, "size", …}]}. */
    @GetMapping("/hook")
    Mono<Listing<Hook>> list(Page page, Actor actor) {
        actor.require(Role.ADMIN);
        Integer limit = page.limit();
        return Listing.of(
                page,
                hooks.list(page.after(2), limit == null ? Integer.MAX_VALUE : limit + 1),
                shown ->
                        List.of(
                                Objects.requireNonNullElse(shown.repository(), ""),
                                shown.name().text()),
                hooks.count());
    }

    /**
     * The text of a hook of that repository, or without one of those to come; 404 {@code hook not
     * found}.
     */
    @GetMapping("/hook/{hook}")
    Mono<Plain> get(
            @PathVariable String hook,
            @RequestParam(required = false) @Nullable String repository,
            Actor actor) {
        actor.require(Role.ADMIN);
        return hooks.content(HookName.of(hook), repository, actor)
                .map(content -> new Plain(new String(content, UTF_8)));
    }

    /** Removes it from that repository, or without one from those to come; 404 as above. */
    @DeleteMapping("/hook/{hook}")
    Mono<Plain> remove(
            @PathVariable String hook,
            @RequestParam(required = false) @Nullable String repository,
            Actor actor) {
        actor.require(Role.ADMIN);
        HookName name = HookName.of(hook);
        String from = repository == null ? "" : " from [%s]".formatted(repository);
        return hooks.remove(name, repository, actor)
                .thenReturn(
                        new Plain("hook %s successfully removed%s\n".formatted(name.text(), from)));
    }
}
