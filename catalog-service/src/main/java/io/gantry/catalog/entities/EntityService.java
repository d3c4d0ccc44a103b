package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENTITY_EXISTS;
import static io.gantry.catalog.CatalogError.ENTITY_NOT_FOUND;
import static io.gantry.catalog.CatalogError.REF_MISMATCH;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityEvent.EntityUpdated;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.web.conditional.IfMatch;
import io.gantry.web.conditional.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The rules for changing an entity; the only place that appends entity events. */
@Service
public class EntityService {
    private final Entities entities;
    private final Relations relations;
    private final Revisions revisions;
    private final Outbox outbox;
    private final Clock clock;

    EntityService(
            Entities entities,
            Relations relations,
            Revisions revisions,
            Outbox outbox,
            Clock clock) {
        this.entities = entities;
        this.relations = relations;
        this.revisions = revisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Versioned<Entity>> get(EntityRef ref) {
        return entities.find(ref)
                .map(EntityService::versioned)
                .switchIfEmpty(ENTITY_NOT_FOUND.error());
    }

    @Transactional
    Mono<Versioned<Entity>> create(Draft draft, Actor actor) {
        requireRole(draft.ref(), actor);
        return entities.lock(draft.ref())
                .flatMap(_ -> ENTITY_EXISTS.<Entity>error(draft.ref()))
                .switchIfEmpty(Mono.defer(() -> insert(draft, actor)))
                .map(EntityService::created);
    }

    @Transactional
    Mono<Versioned<Entity>> replace(EntityPath path, Draft draft, IfMatch ifMatch, Actor actor) {
        requireRole(draft.ref(), actor);
        if (!draft.name().equals(path.name())
                || !draft.kind().name().equals(path.kind().name())
                || (path.namespace() != null && !path.namespace().equals(draft.namespace()))) {
            return REF_MISMATCH.error(draft.ref(), path.ref());
        }
        return entities.lock(draft.ref())
                .switchIfEmpty(ENTITY_NOT_FOUND.error())
                .doOnNext(before -> ifMatch.check(before.metadata().resourceVersion()))
                .flatMap(before -> updateIfChanged(before, draft, actor))
                .map(EntityService::versioned);
    }

    /** Makes the entity be as the draft says, whether it is there or not. */
    @Transactional
    public Mono<Change> put(Draft draft, Actor actor) {
        requireRole(draft.ref(), actor);
        return entities.lock(draft.ref())
                .flatMap(before ->
                        updateIfChanged(before, draft, actor)
                                .map(after -> Change.of(before, after)))
                .switchIfEmpty(Mono.defer(() -> insert(draft, actor).map(Change::created)));
    }

    @Transactional
    Mono<Void> delete(EntityRef ref, IfMatch ifMatch, Actor actor) {
        requireRole(ref, actor);
        return entities.lock(ref)
                .switchIfEmpty(ENTITY_NOT_FOUND.error())
                .doOnNext(before -> ifMatch.check(before.metadata().resourceVersion()))
                .flatMap(before -> remove(before, actor));
    }

    /** Whoever may change Actions decides what others run. */
    private static void requireRole(EntityRef ref, Actor actor) {
        actor.require(ref.kind().equals("Action") ? Role.PLATFORM_ENGINEER : Role.DEVELOPER);
    }

    private Mono<Entity> insert(Draft draft, Actor actor) {
        Entity entity = draft.entity(UUID.randomUUID(), now(), actor.name());
        return entities.insert(entity)
                .onErrorMap(
                        DuplicateKeyException.class, // another request was first
                        _ -> ENTITY_EXISTS.exception(draft.ref()))
                .flatMap(saved ->
                        relations
                                .replace(saved, draft.kind())
                                .then(revisions.append("create", saved, actor))
                                .then(outbox.append(new EntityCreated(saved), actor))
                                .thenReturn(saved));
    }

    private Mono<Entity> updateIfChanged(Entity before, Draft draft, Actor actor) {
        if (draft.describes(before)) {
            return Mono.just(before);
        }
        return entities.update(draft.replacing(before, now()))
                .flatMap(saved ->
                        relations
                                .replace(saved, draft.kind())
                                .then(revisions.append("update", saved, actor))
                                .then(outbox.append(new EntityUpdated(before, saved), actor))
                                .thenReturn(saved));
    }

    private Mono<Void> remove(Entity before, Actor actor) {
        return entities.delete(before)
                .map(version -> new EntityDeleted(before, version))
                .flatMap(event ->
                        revisions
                                .appendDeletion(event, now(), actor)
                                .then(outbox.append(event, actor))
                                .then(outbox.appendTombstone(event, actor)));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Versioned<Entity> versioned(Entity entity) {
        return Versioned.of(entity, entity.metadata().resourceVersion());
    }

    private static Versioned<Entity> created(Entity entity) {
        return Versioned.created(
                entity, entity.metadata().resourceVersion(), Locations.of(entity.ref()));
    }
}
