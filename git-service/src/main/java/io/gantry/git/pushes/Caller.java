package io.gantry.git.pushes;

import io.gantry.contracts.identity.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks git's protocol with us.
 *
 * @param key id of the SSH key that he came with, if he did
 * @param traceparent of the request or command, if it is traced
 */
public record Caller(Actor actor, @Nullable UUID key, @Nullable String traceparent) {
    /** Somebody whose request tells its trace by itself. */
    public Caller(Actor actor, @Nullable UUID key) {
        this(actor, key, null);
    }
}
