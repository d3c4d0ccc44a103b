package io.gantry.gateway.live;

import io.gantry.gateway.GatewayError;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses tokens in the address of a WebSocket, where logs and histories keep them, and says so:
 * whoever sends one has read that it works elsewhere.
 */
@Component
class TokenInQueryFilter implements WebFilter, Ordered {
    private static final Set<String> NAMES = Set.of("token", "access_token");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!LiveController.PATH.equals(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        return NAMES.stream()
                .filter(exchange.getRequest().getQueryParams()::containsKey)
                .findFirst()
                .map(GatewayError.TOKEN_IN_QUERY::<Void>error)
                .orElseGet(() -> chain.filter(exchange));
    }

    /** Before anybody is asked who he is. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }
}
