package io.gantry.gateway.security;

import io.gantry.contracts.identity.InsufficientRole;
import io.gantry.contracts.identity.Role;
import io.gantry.gateway.GatewayError;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.callers.Proof.ApiKeyProof;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/**
 * What a route of the gateway's own asks of its caller before its parameters are looked at.
 *
 * @param least the role that it takes
 * @param inPerson whether an API key is refused: it manages no keys, passwords or users
 */
record Rights(Role least, boolean inPerson)
        implements ReactiveAuthorizationManager<AuthorizationContext> {
    static final Rights ADMIN = new Rights(Role.ADMIN, false);
    static final Rights ADMIN_IN_PERSON = new Rights(Role.ADMIN, true);
    static final Rights ANYBODY_IN_PERSON = new Rights(Role.VIEWER, true);

    @Override
    public Mono<AuthorizationResult> authorize(
            Mono<Authentication> authentication, AuthorizationContext context) {
        return authentication
                .ofType(CallerAuthentication.class)
                .map(known -> decide(known.caller()))
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    private AuthorizationResult decide(Caller caller) {
        require(caller);
        return new AuthorizationDecision(true);
    }

    /** Throws 403 if he has not that right. */
    void require(Caller caller) {
        if (inPerson && caller.proof() instanceof ApiKeyProof) {
            throw GatewayError.KEY_MANAGES_NOTHING.exception();
        }
        if (!caller.role().includes(least)) {
            throw new InsufficientRole(caller.role(), least);
        }
    }
}
