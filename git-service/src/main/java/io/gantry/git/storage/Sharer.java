package io.gantry.git.storage;

import io.gantry.contracts.identity.Actor;

/**
 * Who has a share of the slots.
 *
 * @param name of a user, or the address of a stranger
 * @param isKnown whether he has shown credentials
 */
public record Sharer(String name, boolean isKnown) {
    public static Sharer of(Actor actor) {
        return actor.isAnonymous()
                ? new Sharer(String.valueOf(actor.address()), false)
                : new Sharer(actor.name(), true);
    }
}
