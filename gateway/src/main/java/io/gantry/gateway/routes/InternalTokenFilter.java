package io.gantry.gateway.routes;

import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.tokens.Grant;
import io.gantry.gateway.tokens.InternalTokens;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Puts the internal JWT in place of what the client has shown. Who has shown nothing got here only
 * on a route that is open to all, and goes on as nobody.
 */
@Component
class InternalTokenFilter implements GlobalFilter, Ordered {
    private final InternalTokens tokens;

    InternalTokenFilter(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(CallerAuthentication.class)
                .map(shown -> Grant.of(shown.caller(), Client.of(exchange), audience(exchange)))
                .switchIfEmpty(
                        Mono.fromSupplier(
                                () -> Grant.ofNobody(Client.of(exchange), audience(exchange))))
                .flatMap(tokens::issue)
                .doOnNext(token -> Forwarded.setToken(exchange, token))
                .flatMap(_ -> chain.filter(exchange));
    }

    private static String audience(ServerWebExchange exchange) {
        return Forwarded.service(exchange).text();
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
