package io.gantry.web.security;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.web.requestid.RequestId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;

/** A verified internal JWT: an actor who has not yet a request id. */
final class ActorToken extends AbstractAuthenticationToken {
    private final transient Actor actor;

    private ActorToken(Actor actor) {
        super(List.of());
        this.actor = actor;
        setAuthenticated(true);
    }

    /** Refuses a JWT that lacks what the gateway always says. */
    static ActorToken of(Jwt jwt) {
        try {
            List<String> groups = jwt.getClaimAsStringList(Claims.GROUPS);
            return new ActorToken(
                    new Actor(
                            Objects.requireNonNull(jwt.getSubject()),
                            Role.of(Objects.requireNonNull(jwt.getClaimAsString(Claims.ROLE))),
                            groups == null ? Set.of() : Set.copyOf(groups),
                            Source.of(Objects.requireNonNull(jwt.getClaimAsString(Claims.SOURCE))),
                            jwt.getClaimAsString(Claims.ADDRESS),
                            ""));
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new BadCredentialsException("the token names no subject, role or source", e);
        }
    }

    Actor actor(ServerWebExchange exchange) {
        return new Actor(
                actor.name(),
                actor.role(),
                actor.groups(),
                actor.source(),
                actor.address(),
                RequestId.of(exchange));
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
