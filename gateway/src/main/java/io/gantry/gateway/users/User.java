package io.gantry.gateway.users;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.UserState;
import io.gantry.gateway.requests.Client;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may come in.
 *
 * @param username unique without regard to case
 * @param role his own
 * @param effectiveRole the highest of his own and his groups'
 */
public record User(
        @JsonIgnore UUID id,
        String username,
        String displayName,
        @Nullable String email,
        Role role,
        boolean disabled,
        Set<String> groups,
        Role effectiveRole) {
    public User {
        groups = Set.copyOf(groups);
    }

    /** A new one, who is in no group yet. */
    public static User create(
            String username, String displayName, @Nullable String email, Role role) {
        UUID id = UUID.randomUUID();
        return new User(id, username, displayName, email, role, false, Set.of(), role);
    }

    /** The user as one who acts through that client. */
    public Actor actingThrough(Client client) {
        return new Actor(
                username,
                effectiveRole,
                groups,
                client.source(),
                client.address(),
                client.requestId());
    }

    /** The user as events tell of him. */
    public UserState state() {
        return new UserState(
                username, displayName, email, role, disabled, groups, effectiveRole);
    }
}
