package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import org.jspecify.annotations.Nullable;

/**
 * What a write did.
 *
 * @param before null if the entity is new; the same as {@code after} if nothing changed
 */
public record Change(@Nullable Entity before, Entity after) {
    static Change created(Entity after) {
        return new Change(null, after);
    }

    static Change of(Entity before, Entity after) {
        return new Change(before, after);
    }
}
