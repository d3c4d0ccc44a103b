package io.gantry.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.events.Topic;
import java.util.UUID;

/** A change of one entity; emitted by catalog-service. */
public sealed interface EntityEvent extends Event {
    /** The newest known state: after the change, or before the deletion. */
    @JsonIgnore
    Entity entity();

    @Override
    @JsonIgnore
    default Topic topic() {
        return Topic.ENTITIES;
    }

    @Override
    @JsonIgnore
    default UUID aggregate() {
        return entity().metadata().uid();
    }

    @Override
    @JsonIgnore
    default String subject() {
        return entity().ref().toString();
    }

    /** The entity is new. */
    record EntityCreated(Entity after) implements EntityEvent {
        @Override
        public Entity entity() {
            return after;
        }

        @Override
        @JsonIgnore
        public long sequence() {
            return after.metadata().resourceVersion();
        }
    }

    /** The entity is another than before. */
    record EntityUpdated(Entity before, Entity after) implements EntityEvent {
        @Override
        public Entity entity() {
            return after;
        }

        @Override
        @JsonIgnore
        public long sequence() {
            return after.metadata().resourceVersion();
        }
    }

    /** No change: what the entity is, once more, for those who may have missed how it came. */
    record EntityRepublished(Entity after) implements EntityEvent {
        @Override
        public Entity entity() {
            return after;
        }

        @Override
        @JsonIgnore
        public long sequence() {
            return after.metadata().resourceVersion();
        }
    }

    /** The entity is gone; {@code sequence} is above that of its last state. */
    record EntityDeleted(Entity before, long sequence) implements EntityEvent {
        @Override
        public Entity entity() {
            return before;
        }
    }
}
