package io.gantry.web.security;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.errors.WebError;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Holds a request's actor against the role that its route takes. */
public final class RoleCheck {
    private RoleCheck() {}

    /** Goes on if the actor has at least that role, else fails as {@link Actor#require} does. */
    public static Mono<Void> require(Role role, ServerWebExchange exchange) {
        return actor(exchange).doOnNext(actor -> actor.require(role)).then();
    }

    /** Who asks, as the internal JWT says; 401 without one. */
    public static Mono<Actor> actor(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(ActorToken.class)
                .map(token -> token.actor(exchange))
                .switchIfEmpty(WebError.UNAUTHENTICATED.error());
    }
}
