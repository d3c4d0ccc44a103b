package io.gantry.git.repositories;

import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.wire.Plain;
import io.gantry.git.wire.RawBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Who may read and write which repositories. All take {@code {"repositories": […], "users": […]}}
 * and answer 400 {@code It is need a user list} or {@code It is need a repository list}, 404 {@code
 * repository not found} if one of them is missing; then nothing is changed.
 */
@RestController
@RequestMapping("/repository")
class AccessController {
    private final RepositoryService repositories;

    AccessController(RepositoryService repositories) {
        this.repositories = repositories;
    }

    /** Adds the users to those who may read and write, with {@code readonly=yes} only read. */
    @PostMapping("/grant")
    Mono<Plain> grant(
            @RequestParam(required = false) @Nullable String readonly, RawBody body, Actor actor) {
        AccessRequest asked = AccessRequest.read(body);
        boolean only = "yes".equals(readonly);
        return repositories
                .updateAll(
                        asked.repositories(),
                        to -> RepositoryChange.granting(to, asked.users(), only).of(to),
                        actor)
                .thenReturn(
                        new Plain(
                                "Successfully granted %s access to users \"%s\" into repository \"%s\""
                                        .formatted(
                                                only ? "read-only" : "full",
                                                asked.shownUsers(),
                                                asked.shownRepositories())));
    }

    /** Takes the users out of both lists. */
    @DeleteMapping("/revoke")
    Mono<Plain> revoke(
            @RequestParam(required = false) @Nullable String readonly, RawBody body, Actor actor) {
        AccessRequest asked = AccessRequest.read(body);
        return repositories
                .updateAll(
                        asked.repositories(),
                        from -> RepositoryChange.revoking(from, asked.users()).of(from),
                        actor)
                .thenReturn(
                        new Plain(
                                "Successfully revoked access to users \"%s\" into repositories \"%s\""
                                        .formatted(asked.shownUsers(), asked.shownRepositories())));
    }

    /**
     * Makes the users the only ones who may read and write, or with {@code readonly=yes} read. A
     * body without repositories is about one called {@code set}, of which there is none.
     */
    @PutMapping("/set")
    Mono<Plain> set(
            @RequestParam(required = false) @Nullable String readonly, RawBody body, Actor actor) {
        if (!AccessRequest.isIn(body)) {
            return REPOSITORY_NOT_FOUND.error();
        }
        AccessRequest asked = AccessRequest.read(body);
        boolean only = "yes".equals(readonly);
        return repositories
                .updateAll(
                        asked.repositories(),
                        to -> RepositoryChange.setting(asked.users(), only).of(to),
                        actor)
                .thenReturn(
                        new Plain(
                                "Successfully set %s access to users \"%s\" into repository \"%s\""
                                        .formatted(
                                                only ? "read-only" : "full",
                                                asked.shownUsers(),
                                                asked.shownRepositories())));
    }
}
