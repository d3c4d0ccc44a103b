package io.gantry.gateway.tokens;

import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.User;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that an internal JWT says; equal grants may share one, a change of role makes another. */
public record Grant(
        UUID session,
        String subject,
        Role role,
        Set<String> groups,
        Source source,
        @Nullable String address,
        String audience) {
    public Grant {
        groups = Set.copyOf(groups);
    }

    /** What that service is told of a user in that session. */
    public static Grant of(UUID session, User user, Client client, String audience) {
        return new Grant(
                session,
                user.username(),
                user.effectiveRole(),
                user.groups(),
                client.source(),
                client.address(),
                audience);
    }
}
