package io.gantry.gateway.security;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.limits.RateLimits;
import io.gantry.gateway.requests.Client;
import io.gantry.web.errors.WebError;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Lets requests on to services: who asks is found out and counted, and must be somebody unless the
 * route is open to all. What he may do there the service decides. The same as {@link
 * GatewaySecurity} does for the gateway's own routes, in a few steps where the framework's chain
 * takes some forty.
 */
@Component
public class Admission {
    private final ServerWebExchangeFirewall firewall;
    private final CallerConverter callers;
    private final RateLimits limits;

    Admission(ServerWebExchangeFirewall firewall, CallerConverter callers, RateLimits limits) {
        this.firewall = firewall;
        this.callers = callers;
        this.limits = limits;
    }

    /** Goes on with an exchange whose address and headers are sound, and whose caller is known. */
    public Mono<Void> admit(ServerWebExchange exchange, WebHandler next) {
        return firewall.getFirewalledExchange(exchange).flatMap(sound -> identify(sound, next));
    }

    private Mono<Void> identify(ServerWebExchange exchange, WebHandler next) {
        return callers.convert(exchange)
                .onErrorMap(AuthenticationException.class, e -> counted(e, exchange))
                .singleOptional()
                .flatMap(_ -> {
                    require(CallerAuthentication.callerOf(exchange), exchange);
                    return next.handle(exchange);
                });
    }

    /** What is shown and does not hold, which is how tokens are guessed, counts by address. */
    private AuthenticationException counted(AuthenticationException e, ServerWebExchange exchange) {
        limits.take(Client.of(exchange));
        return e;
    }

    private void require(Optional<Caller> caller, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (caller.isPresent()) {
            limits.take(caller.get().user().username());
            if (Routes.isOfPeople(request)) {
                Rights.ANYBODY_IN_PERSON.require(caller.get());
            }
            return;
        }
        limits.take(Client.of(exchange));
        if (!Routes.isOpen(request)) {
            throw WebError.UNAUTHENTICATED.exception();
        }
    }
}
