package io.gantry.contracts.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as events tell of him.
 *
 * @param role his own
 * @param groups names of the groups that he is in
 * @param effectiveRole the highest of his own and his groups' at that moment
 */
public record UserState(
        String username,
        String displayName,
        @Nullable String email,
        Role role,
        boolean disabled,
        Set<String> groups,
        Role effectiveRole) {
    public UserState {
        groups = Set.copyOf(groups);
    }
}
