package io.gantry.gateway.logins;

import io.gantry.contracts.identity.IdentityEvent.LoginRefused;
import io.gantry.gateway.refusals.Refusal;
import io.gantry.gateway.refusals.Refusals;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells of refused logins: one event for each user, address, route and minute. */
@Service
public class RefusedLogins {
    /**
     * What is nobody's name may be a password in the wrong field, and the audit log is for ever.
     */
    private static final String UNKNOWN = "(unknown)";

    private final Users users;
    private final Refusals refusals;

    RefusedLogins(Users users, Refusals refusals) {
        this.users = users;
        this.refusals = refusals;
    }

    /**
     * Tells of it, unless the same was told this minute.
     *
     * @param username as it was said
     */
    public Mono<Void> tell(String username, Client client, String route) {
        return users.find(username)
                .map(User::username)
                .defaultIfEmpty(UNKNOWN)
                .map(name -> new Refusal(name, client.address(), route))
                .flatMap(refusal ->
                        refusals.tell(
                                refusal,
                                client,
                                sequence ->
                                        new LoginRefused(
                                                refusal.aggregate(),
                                                sequence,
                                                refusal.actor(),
                                                route)));
    }
}
