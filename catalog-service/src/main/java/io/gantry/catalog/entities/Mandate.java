package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENTITY_MANAGED;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;

/**
 * What a writer may do: the actor's role decides which kinds, his manager which entities.
 *
 * @param manager for whom he writes, as in {@code managedBy}
 * @param force whether he may write also what others manage; admins only
 */
public record Mandate(Actor actor, String manager, boolean force) {
    /** Who manages what comes in by the API. */
    static final String API = "api";

    public Mandate {
        if (force) {
            actor.require(Role.ADMIN);
        }
    }

    /** Of a caller of the API. */
    public static Mandate api(Actor actor, boolean force) {
        return new Mandate(actor, API, force);
    }

    /** Goes on if the kind may be written; whoever may change Actions decides what others run. */
    void requireKind(String kind) {
        actor.require(kind.equals("Action") ? Role.PLATFORM_ENGINEER : Role.DEVELOPER);
    }

    /** Goes on if the entity is the manager's own, or the admin insists. */
    void requireManager(Entity entity) {
        String owner = entity.metadata().managedBy();
        if (!force && !owner.equals(manager)) {
            throw ENTITY_MANAGED.exception(owner);
        }
    }
}
