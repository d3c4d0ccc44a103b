package io.gantry.gateway.refusals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.gateway.requests.Client;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes refused attempts one and the same within a minute.
 *
 * @param actor name of the user, or {@link Actor#ANONYMOUS}
 */
public record Refusal(String actor, @Nullable String address, String route) {
    private static final String REST = "(others)";

    /** All that are too many to be told one by one. */
    static final Refusal OTHERS = new Refusal(REST, null, REST);

    /** Identity of the events about that actor, so that they keep their order. */
    public UUID aggregate() {
        return UUID.nameUUIDFromBytes(("refused attempts of " + actor).getBytes(UTF_8));
    }

    /** Who tried it, through which client; without any right. */
    Actor by(Client client) {
        return new Actor(
                actor, Role.VIEWER, Set.of(), client.source(), address, client.requestId());
    }
}
