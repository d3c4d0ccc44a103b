package io.gantry.search.rebuild;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes the index anew. */
@RestController
@RequestMapping("/api/v1/search/rebuild")
class RebuildController {
    private final RebuildService rebuilding;

    RebuildController(RebuildService rebuilding) {
        this.rebuilding = rebuilding;
    }

    /**
     * Begins to fill a new index from the topic; searches ask the old one until the new one has all
     * of it. 202 with the rebuild, whose progress {@code GET} tells; 409 while one is running, 503
     * while OpenSearch is away. Role admin.
     */
    @PostMapping
    @RequiresRole(Role.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Rebuild> rebuild(Actor actor) {
        return rebuilding.begin(actor);
    }

    /**
     * The rebuild that is running, or else the last one: {@code state} running, done or failed,
     * {@code read} of {@code total} messages. 404 if there was none, 503 while OpenSearch is away.
     * Role admin.
     */
    @GetMapping
    @RequiresRole(Role.ADMIN)
    Mono<Rebuild> progress() {
        return rebuilding.latest();
    }
}
