package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.conditional.IfMatch;
import io.gantry.web.conditional.Versioned;
import io.gantry.web.security.RequiresRole;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Changes and reads single entities. */
@RestController
@RequestMapping("/api/v1/entities")
class EntityController {
    private final EntityService entities;
    private final DraftReader drafts;

    EntityController(EntityService entities, DraftReader drafts) {
        this.entities = entities;
        this.drafts = drafts;
    }

    /**
     * Makes an entity: 201 with it and its {@code Location}; 400 if the envelope is wrong, 409 if
     * it exists, 413 above 1 MiB, 422 if the spec breaks the kind's schema. Role developer, for an
     * Action platform-engineer.
     */
    @PostMapping
    @RequiresRole(Role.DEVELOPER)
    Mono<Versioned<Entity>> create(@RequestBody JsonNode body, Actor actor) {
        Mandate mandate = Mandate.api(actor, false);
        return entities.create(drafts.read(body, mandate), mandate);
    }

    /**
     * 200 with the entity and its ETag, 304 if the caller has it, 404 {@code entity not found};
     * with {@code at} the entity as it was then, 404 before it was made and after it was deleted.
     */
    @GetMapping("/{kind}/{name}")
    Mono<Versioned<Entity>> get(EntityPath path, Moment moment) {
        return entities.get(path.ref(), moment);
    }

    /**
     * Replaces the entity: 200 with it; 404 if it is missing, 409 if somebody else manages it and
     * no admin says {@code force=true}, 412 if {@code If-Match} is stale, else as for create. What
     * the body leaves out is emptied.
     */
    @PutMapping("/{kind}/{name}")
    @RequiresRole(Role.DEVELOPER)
    Mono<Versioned<Entity>> replace(
            EntityPath path,
            @RequestBody JsonNode body,
            @RequestParam(defaultValue = "false") boolean force,
            IfMatch ifMatch,
            Actor actor) {
        Mandate mandate = Mandate.api(actor, force);
        mandate.requireKind(path.ref().kind());
        Draft draft = drafts.read(body, path.namespace(), mandate);
        return entities.replace(path, draft, ifMatch, mandate);
    }

    /**
     * Removes the entity: 204; 404 if it is missing, 409 if somebody else manages it and no admin
     * says {@code force=true}, 412 if {@code If-Match} is stale.
     */
    @DeleteMapping("/{kind}/{name}")
    @RequiresRole(Role.DEVELOPER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(
            EntityPath path,
            @RequestParam(defaultValue = "false") boolean force,
            IfMatch ifMatch,
            Actor actor) {
        return entities.delete(path.ref(), ifMatch, Mandate.api(actor, force));
    }
}
