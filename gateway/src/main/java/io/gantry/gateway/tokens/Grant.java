package io.gantry.gateway.tokens;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.requests.Client;
import io.gantry.web.security.Claims;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that an internal JWT says; equal grants may share one, a change of role makes another. */
public record Grant(
        @Nullable String proof,
        String subject,
        Role role,
        Set<String> groups,
        Source source,
        @Nullable String address,
        String audience) {
    public Grant {
        groups = Set.copyOf(groups);
    }

    /** What that service is told of somebody who has shown nothing. */
    public static Grant ofNobody(Client client, String audience) {
        return new Grant(
                null,
                Actor.ANONYMOUS,
                Role.VIEWER,
                Set.of(),
                client.source(),
                client.address(),
                audience);
    }

    /** What that service is told if the gateway asks for itself. */
    public static Grant ofGateway(String audience) {
        return new Grant(null, Claims.GATEWAY, Role.VIEWER, Set.of(), Source.API, null, audience);
    }

    /** What that service is told of a caller. */
    public static Grant of(Caller caller, Client client, String audience) {
        return new Grant(
                caller.proof().text(),
                caller.user().username(),
                caller.role(),
                caller.user().groups(),
                client.source(),
                client.address(),
                audience);
    }
}
