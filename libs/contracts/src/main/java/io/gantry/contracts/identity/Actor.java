package io.gantry.contracts.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the gateway has found out.
 *
 * @param name the user
 * @param role the effective role: the highest of the user's own and his groups'
 * @param groups names of the user's groups
 * @param address client address, where one is known
 * @param requestId of the request that is being served
 */
public record Actor(
        String name,
        Role role,
        Set<String> groups,
        Source source,
        @Nullable String address,
        String requestId) {
    /** The name of whoever shows no credentials; it breaks the rule of names, so is nobody's. */
    public static final String ANONYMOUS = "(anonymous)";

    public Actor {
        groups = Set.copyOf(groups);
    }

    /** Whether nobody knows who asks. */
    public boolean isAnonymous() {
        return name.equals(ANONYMOUS);
    }

    /** Goes on if the actor has at least that role, else throws {@link InsufficientRole}. */
    public void require(Role least) {
        if (!role.includes(least)) {
            throw new InsufficientRole(role, least);
        }
    }
}
