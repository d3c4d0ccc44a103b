package io.gantry.web.security;

import io.gantry.contracts.identity.Actor;
import io.gantry.web.requestid.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;

/** A verified internal JWT: an actor who has not yet a request id. */
final class ActorToken extends AbstractAuthenticationToken {
    private final transient ActorClaims actor;
    private final transient @Nullable String service;

    private ActorToken(ActorClaims actor, @Nullable String service) {
        super(List.of());
        this.actor = actor;
        this.service = service;
        setAuthenticated(true);
    }

    /** Refuses a JWT that lacks what the gateway, or a peer of ours, always says. */
    static ActorToken of(Jwt jwt) {
        try {
            String issuer = String.valueOf(jwt.getClaimAsString("iss"));
            return issuer.equals(Claims.ISSUER)
                    ? new ActorToken(ActorClaims.read(jwt.getSubject(), jwt.getClaims()), null)
                    : new ActorToken(actedFor(jwt), issuer);
        } catch (IllegalArgumentException e) {
            throw new BadCredentialsException("the token names no subject, role or source", e);
        }
    }

    private static ActorClaims actedFor(Jwt jwt) {
        Map<String, Object> claims = jwt.getClaimAsMap(Claims.ACTS_FOR);
        if (claims == null) {
            throw new IllegalArgumentException("claim " + Claims.ACTS_FOR + " is missing");
        }
        return ActorClaims.read(claims.get(Claims.NAME), claims);
    }

    /** The service that asks for the actor; empty if he asks himself, through the gateway. */
    Optional<String> service() {
        return Optional.ofNullable(service);
    }

    Actor actor(ServerWebExchange exchange) {
        return actor.actor(RequestId.of(exchange));
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor.name();
    }
}
