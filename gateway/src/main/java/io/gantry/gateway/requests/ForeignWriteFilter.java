package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses writes that a browser sends on behalf of another site, whatever they bring along. */
@Component
final class ForeignWriteFilter implements WebFilter, Ordered {
    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Origins origins;

    ForeignWriteFilter(Origins origins) {
        this.origins = origins;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (READS.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return origins.foreigner(exchange.getRequest())
                .map(GatewayError.FOREIGN_ORIGIN::<Void>error)
                .orElseGet(() -> chain.filter(exchange));
    }

    /** Before anybody is asked who he is. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 40;
    }
}
