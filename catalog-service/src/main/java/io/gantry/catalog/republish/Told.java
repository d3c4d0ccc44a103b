package io.gantry.catalog.republish;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topic was told of one entity.
 *
 * @param last the place of the last event
 * @param sequence of that event
 * @param highest of all its events, above the last one if the database was set back meanwhile
 */
record Told(Place last, long sequence, long highest) {
    /** Where a message is. */
    record Place(int partition, long offset) {
        static Place of(ConsumerRecord<?, ?> message) {
            return new Place(message.partition(), message.offset());
        }
    }

    static Told of(ConsumerRecord<?, ?> message, EntityEvent event) {
        return new Told(Place.of(message), event.sequence(), event.sequence());
    }

    /** With what was told after it. */
    Told then(Told later) {
        return new Told(later.last, later.sequence, Math.max(highest, later.highest));
    }

    /** Whether everybody has taken the last event, since none was above it. */
    boolean isTaken() {
        return sequence == highest;
    }

    /** The deletion that everybody takes, of an entity of which this was told last. */
    EntityDeleted deletion(EntityEvent event) {
        return event instanceof EntityDeleted deleted && isTaken()
                ? deleted
                : new EntityDeleted(event.entity(), highest + 1);
    }
}
