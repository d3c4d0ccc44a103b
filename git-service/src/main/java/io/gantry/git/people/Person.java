package io.gantry.git.people;

import io.gantry.contracts.identity.Role;
import java.util.Set;

/**
 * A user of the portal, as far as git must know him.
 *
 * @param role the effective one: the highest of his own and his groups'
 * @param disabled whether he may do nothing at all
 */
public record Person(String name, Role role, Set<String> groups, boolean disabled) {
    public Person {
        groups = Set.copyOf(groups);
    }

    /** Somebody whom the portal does not know. */
    public static Person unknown(String name) {
        return new Person(name, Role.VIEWER, Set.of(), false);
    }
}
