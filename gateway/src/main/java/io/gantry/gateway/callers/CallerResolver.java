package io.gantry.gateway.callers;

import io.gantry.contracts.identity.Actor;
import io.gantry.gateway.requests.Client;
import io.gantry.web.errors.WebError;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives a handler the {@link Caller} who asks, or the {@link Actor} that he is. */
final class CallerResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class || type == Actor.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        boolean wantsCaller = parameter.getParameterType() == Caller.class;
        return exchange.getPrincipal()
                .ofType(CallerAuthentication.class)
                .map(CallerAuthentication::caller)
                .switchIfEmpty(WebError.UNAUTHENTICATED.error())
                .map(caller -> wantsCaller ? caller : caller.actingThrough(Client.of(exchange)));
    }
}
