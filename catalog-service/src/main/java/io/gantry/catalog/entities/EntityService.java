package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENTITY_EXISTS;
import static io.gantry.catalog.CatalogError.ENTITY_NOT_FOUND;
import static io.gantry.catalog.CatalogError.KIND_CHANGED;
import static io.gantry.catalog.CatalogError.REF_MISMATCH;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.identity.Actor;
import io.gantry.web.conditional.IfMatch;
import io.gantry.web.conditional.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The rules for changing entities. */
@Service
public class EntityService {
    private final Entities entities;
    private final Revalidation revalidation;
    private final Relations relations;
    private final Revisions revisions;
    private final EntityTopic topic;
    private final Clock clock;

    EntityService(
            Entities entities,
            Revalidation revalidation,
            Relations relations,
            Revisions revisions,
            EntityTopic topic,
            Clock clock) {
        this.entities = entities;
        this.revalidation = revalidation;
        this.relations = relations;
        this.revisions = revisions;
        this.topic = topic;
        this.clock = clock;
    }

    Mono<Versioned<Entity>> get(EntityRef ref, Moment moment) {
        return entities.find(ref, moment)
                .map(EntityService::versioned)
                .switchIfEmpty(ENTITY_NOT_FOUND.error());
    }

    @Transactional
    Mono<Versioned<Entity>> create(Draft draft, Mandate mandate) {
        mandate.requireKind(draft.kind().name());
        return entities.lock(draft.ref())
                .flatMap(_ -> ENTITY_EXISTS.<Entity>error(draft.ref()))
                .switchIfEmpty(
                        Mono.defer(() -> save(planned(draft, null, mandate), draft, mandate)))
                .map(EntityService::created);
    }

    @Transactional
    Mono<Versioned<Entity>> replace(
            EntityPath path, Draft draft, IfMatch ifMatch, Mandate mandate) {
        mandate.requireKind(draft.kind().name());
        if (!path.names(draft.ref())) {
            return REF_MISMATCH.error(draft.ref(), path.ref());
        }
        return entities.lock(draft.ref())
                .switchIfEmpty(ENTITY_NOT_FOUND.error())
                .doOnNext(before -> ifMatch.check(before.metadata().resourceVersion()))
                .flatMap(before -> save(planned(draft, before, mandate), draft, mandate))
                .map(EntityService::versioned);
    }

    /**
     * Makes the entities be as the drafts say, whether they are there or not. Fails with {@link
     * EntityRefused} if one of them may not be written.
     *
     * @param drafts no two of one name
     * @return what became of each, in their order
     */
    @Transactional
    public Mono<List<Change>> putAll(List<Draft> drafts, Mandate mandate) {
        return entities.lockAll(drafts.stream().map(Draft::ref).toList())
                .collectMap(Entity::ref)
                .map(found ->
                        drafts.stream()
                                .map(draft ->
                                        EntityRefused.unless(
                                                draft.ref(),
                                                () ->
                                                        planned(
                                                                draft,
                                                                found.get(draft.ref()),
                                                                mandate)))
                                .toList())
                .flatMap(planned -> saveAll(planned, kinds(drafts), mandate.actor()));
    }

    @Transactional
    Mono<Void> delete(EntityRef ref, IfMatch ifMatch, Mandate mandate) {
        mandate.requireKind(ref.kind());
        return entities.lock(ref)
                .switchIfEmpty(ENTITY_NOT_FOUND.error())
                .doOnNext(before -> ifMatch.check(before.metadata().resourceVersion()))
                .doOnNext(mandate::requireManager)
                .flatMap(before -> remove(before, mandate.actor()));
    }

    private Change planned(Draft draft, @Nullable Entity before, Mandate mandate) {
        mandate.requireKind(draft.kind().name());
        if (before == null) {
            return new Change(null, draft.entity(UUID.randomUUID(), now(), mandate));
        }
        if (draft.describes(before)) {
            return new Change(before, before);
        }
        mandate.requireManager(before);
        return new Change(before, draft.replacing(before, after(before)));
    }

    private Mono<Entity> save(Change planned, Draft draft, Mandate mandate) {
        return saveAll(List.of(planned), Set.of(draft.kind()), mandate.actor())
                .map(saved -> saved.getFirst().after())
                .onErrorMap(EntityRefused.class, EntityRefused::getCause);
    }

    private static Set<Kind> kinds(List<Draft> drafts) {
        return drafts.stream().map(Draft::kind).collect(Collectors.toSet());
    }

    private Mono<List<Change>> saveAll(List<Change> planned, Set<Kind> kinds, Actor actor) {
        return entities.saveAll(planned, kinds)
                .switchIfEmpty(Mono.defer(() -> saveAnew(planned)))
                .onErrorMap(
                        DuplicateKeyException.class, // another request was first
                        _ -> ENTITY_EXISTS.exception(planned.getFirst().after().ref()))
                .flatMap(all -> {
                    List<Change> changes = all.stream().filter(it -> !it.isNothing()).toList();
                    return relations
                            .replaceAll(changes)
                            .then(revisions.appendAll(changes, actor))
                            .then(topic.tell(changes, actor))
                            .thenReturn(all);
                });
    }

    /** Another replica changed a kind; since the first try nobody can. */
    private Mono<List<Change>> saveAnew(List<Change> planned) {
        return revalidation
                .kindsOf(planned.stream().map(Change::after).toList())
                .flatMap(kinds -> entities.saveAll(planned, kinds))
                .switchIfEmpty(KIND_CHANGED.error());
    }

    private Mono<Void> remove(Entity before, Actor actor) {
        Instant at = after(before);
        return entities.delete(before)
                .map(version -> new EntityDeleted(before, version))
                .flatMap(event ->
                        relations
                                .end(before.ref(), at)
                                .then(revisions.appendDeletion(event, at, actor))
                                .then(topic.tellGone(List.of(event), actor)));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Now, but never before the last change, whatever clock that was taken from. */
    private Instant after(Entity before) {
        Instant last = before.metadata().updatedAt();
        Instant now = now();
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }

    private static Versioned<Entity> versioned(Entity entity) {
        return Versioned.of(entity, entity.metadata().resourceVersion());
    }

    private static Versioned<Entity> created(Entity entity) {
        return Versioned.created(
                entity, entity.metadata().resourceVersion(), Locations.of(entity.ref()));
    }
}
