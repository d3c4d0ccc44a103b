package io.gantry.catalog.republish;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Sends again what was sent before, to those who lost it. */
@RestController
@RequestMapping("/api/v1/entities/republish")
class RepublishController {
    private final RepublishService republishing;

    RepublishController(RepublishService republishing) {
        this.republishing = republishing;
    }

    /**
     * Sends the state of all entities as {@code entity.republished}, and for each entity that the
     * topic has and the catalog lacks its deletion and a tombstone: a stream of {@code {entities,
     * tombstones}}, counted so far, one object for each chunk that was committed; the last one has
     * the totals. Whoever goes away ends it. Role admin.
     */
    @PostMapping
    @RequiresRole(Role.ADMIN)
    Flux<Progress> republish(Actor actor) {
        return republishing.all(actor);
    }
}
