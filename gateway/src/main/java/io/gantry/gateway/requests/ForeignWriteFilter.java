package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses writes that a browser sends on behalf of another site, whatever they bring along. */
public final class ForeignWriteFilter implements WebFilter {
    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Origins origins;

    public ForeignWriteFilter(Origins origins) {
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
}
