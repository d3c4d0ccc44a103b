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
        return tokens.issue(grant(exchange))
                .flatMap(token -> {
                    Forwarded.setToken(exchange, token);
                    return chain.filter(exchange);
                });
    }

    private static Grant grant(ServerWebExchange exchange) {
        Client client = Client.of(exchange);
        String audience = Forwarded.route(exchange).service().text();
        return CallerAuthentication.callerOf(exchange)
                .map(caller -> Grant.of(caller, client, audience))
                .orElseGet(() -> Grant.ofNobody(client, audience));
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
