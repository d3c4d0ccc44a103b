package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.EntityRef;
import java.util.function.Supplier;

/** Why none of many entities were written: one of them may not be. */
public final class EntityRefused extends RuntimeException {
    private final transient EntityRef ref;
    private final RuntimeException reason;

    private EntityRefused(EntityRef ref, RuntimeException reason) {
        super(null, reason, false, false);
        this.ref = ref;
        this.reason = reason;
    }

    /** Says whom it is about if that fails. */
    static <T> T unless(EntityRef ref, Supplier<T> allowed) {
        try {
            return allowed.get();
        } catch (RuntimeException e) {
            throw new EntityRefused(ref, e);
        }
    }

    /** The entity that may not be written. */
    public EntityRef ref() {
        return ref;
    }

    @Override
    public synchronized RuntimeException getCause() {
        return reason;
    }
}
