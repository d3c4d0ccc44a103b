package io.gantry.events;

import java.util.List;

/**
 * Exceptions of a listener that say nothing against the message: what it needs is away. A service
 * names those of its store as a bean.
 */
public record WorldFaults(List<Class<? extends Exception>> types) {
    public WorldFaults {
        types = List.copyOf(types);
    }
}
