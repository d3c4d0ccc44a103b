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
 * @param proof by what he has shown who he is, a word of whoever has let him in, who can say later
 *     whether it still holds; null if nothing is to be asked again
 */
public record Actor(
        String name,
        Role role,
        Set<String> groups,
        Source source,
        @Nullable String address,
        String requestId,
        @Nullable String proof) {
    /** The name of whoever shows no credentials; it breaks the rule of names, so is nobody's. */
    public static final String ANONYMOUS = "(anonymous)";

    public Actor {
        groups = Set.copyOf(groups);
    }

    /** Of whom nothing but his name is to be asked again. */
    public Actor(
            String name,
            Role role,
            Set<String> groups,
            Source source,
            @Nullable String address,
            String requestId) {
        this(name, role, groups, source, address, requestId, null);
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
