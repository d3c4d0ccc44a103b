package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.contracts.catalog.EntityEvent.EntityUpdated;
import org.jspecify.annotations.Nullable;

/**
 * What a write does, and did once it is saved.
 *
 * @param before null if the entity is new; the same as {@code after} if nothing changed
 */
public record Change(@Nullable Entity before, Entity after) {
    boolean isNew() {
        return before == null;
    }

    boolean isNothing() {
        return after.equals(before);
    }

    boolean isUpdate() {
        return !isNew() && !isNothing();
    }

    EntityEvent event() {
        return before == null ? new EntityCreated(after) : new EntityUpdated(before, after);
    }
}
