package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityEvent.EntityRepublished;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Outbox;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the topic is told of entities; the only place that appends their events. */
@Service
public class EntityTopic {
    private final Entities entities;
    private final Outbox outbox;

    EntityTopic(Entities entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    /** Tells of changes, in the transaction in which they are made. */
    Mono<Void> tell(List<Change> changes, Actor actor) {
        return outbox.appendAll(changes.stream().map(Change::event).toList(), actor);
    }

    /** Tells that entities are gone, and lets the topic forget them. */
    Mono<Void> tellGone(List<EntityDeleted> events, Actor actor) {
        return outbox.appendAll(events, actor).then(outbox.appendTombstones(events, actor));
    }

    /**
     * Tells again what the entities are that follow that key, at most so many; held meanwhile, so
     * that no later change is told before. The answer is those entities.
     */
    @Transactional
    public Mono<List<Entity>> republish(List<String> after, int most, Actor actor) {
        return entities.lockNext(after, most)
                .collectList()
                .flatMap(page ->
                        outbox.appendAll(page.stream().map(EntityRepublished::new).toList(), actor)
                                .thenReturn(page));
    }

    /** Tells that entities are gone that others still know. */
    @Transactional
    public Mono<Void> republishGone(List<EntityDeleted> gone, Actor actor) {
        return tellGone(gone, actor);
    }

    /** Those of the uids that no entity has. */
    public Flux<UUID> lacking(Collection<UUID> uids) {
        return entities.lacking(uids);
    }
}
