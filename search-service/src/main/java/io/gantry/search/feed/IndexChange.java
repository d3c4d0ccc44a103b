package io.gantry.search.feed;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.EntityEvent.EntityRepublished;
import io.gantry.contracts.catalog.EntityEvent.EntityUpdated;
import io.gantry.contracts.events.Envelope;
import io.gantry.events.Delivery;
import java.util.Map;

/**
 * The newest known state of one entity, on its way into the index.
 *
 * <p>OpenSearch forgets the version of a deleted document after a minute, and an older event that
 * comes later than that would bring the entity back. A deletion is therefore a document as well:
 * {@code {"gone": true}} with the deletion's version, which no query finds.
 *
 * @param position of its message in the batch
 * @param document an {@link IndexedEntity} or {@link #GONE}
 * @param length of the document in characters, about
 */
public record IndexChange(
        int position, Envelope envelope, String id, long version, Object document, int length) {
    static final Map<String, Boolean> GONE = Map.of("gone", true);

    static IndexChange of(int position, Delivery<EntityEvent> delivery) {
        return switch (delivery.event()) {
            case EntityCreated created -> state(position, delivery.envelope(), created);
            case EntityUpdated updated -> state(position, delivery.envelope(), updated);
            case EntityRepublished same -> state(position, delivery.envelope(), same);
            case EntityDeleted deleted -> of(position, delivery.envelope(), deleted, GONE, 0);
        };
    }

    private static IndexChange state(int position, Envelope envelope, EntityEvent event) {
        IndexedEntity entity = IndexedEntity.of(event.entity());
        return of(position, envelope, event, entity, entity.length());
    }

    private static IndexChange of(
            int position, Envelope envelope, EntityEvent event, Object document, int length) {
        String id = event.aggregate().toString();
        return new IndexChange(position, envelope, id, event.sequence(), document, length);
    }
}
