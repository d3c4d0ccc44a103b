package io.gantry.gateway.callers;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Proof.PasswordProof;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.Credential;
import io.gantry.gateway.users.User;

/**
 * Somebody whose proof was checked.
 *
 * @param role what he may do at most by that proof: an API key may allow less than its user may
 */
public record Caller(Proof proof, User user, Role role) {
    /** One who may do all that the user may. */
    static Caller of(Proof proof, User user) {
        return new Caller(proof, user, user.effectiveRole());
    }

    /** One who sends his password along. */
    public static Caller byPassword(Credential credential) {
        User user = credential.user();
        return of(new PasswordProof(user.id(), credential.passwordSetAt()), user);
    }

    /** The bearer of a key, which never allows more than its maker may now. */
    static Caller of(Proof proof, User maker, Role role) {
        Role own = maker.effectiveRole();
        return new Caller(proof, maker, own.includes(role) ? role : own);
    }

    /** The caller as one who acts through that client. */
    public Actor actingThrough(Client client) {
        return new Actor(
                user.username(),
                role,
                user.groups(),
                client.source(),
                client.address(),
                client.requestId());
    }
}
