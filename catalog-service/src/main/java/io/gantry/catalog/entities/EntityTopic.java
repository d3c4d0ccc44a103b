package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityEvent.EntityRepublished;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the topic is told of entities; the only place that appends their events. */
@Service
public class EntityTopic {
    private final Entities entities;
    private final Revisions revisions;
    private final Outbox outbox;
    private final Clock clock;

    EntityTopic(Entities entities, Revisions revisions, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.revisions = revisions;
        this.outbox = outbox;
        this.clock = clock;
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

    /**
     * Gives a new version to those that the topic knows by a higher one than they have, as after
     * the database was set back to a backup: others drop what is not above what they know.
     *
     * @param told the highest version that the topic was told of each
     * @return those that there are not
     */
    @Transactional
    public Flux<UUID> overtake(Map<UUID, Long> told, Actor actor) {
        if (told.isEmpty()) {
            return Flux.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return entities.passVersion(Collections.max(told.values()))
                .thenMany(entities.overtake(told, now))
                .map(entity -> new Change(entity, entity))
                .collectList()
                .flatMap(overtaken -> revisions.appendAll(overtaken, actor))
                .thenMany(entities.lacking(told.keySet()));
    }
}
