package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses writes that a browser sends on behalf of another site, whatever they bring along. */
public final class ForeignWriteFilter implements WebFilter {
    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (READS.contains(request.getMethod())) {
            return chain.filter(exchange);
        }
        return foreigner(request)
                .map(GatewayError.FOREIGN_ORIGIN::<Void>error)
                .orElseGet(() -> chain.filter(exchange));
    }

    /** What shows that the request was made by another site, if anything does. */
    public static Optional<String> foreigner(ServerHttpRequest request) {
        if ("cross-site".equals(request.getHeaders().getFirst("Sec-Fetch-Site"))) {
            return Optional.of("Sec-Fetch-Site is cross-site");
        }
        Optional<Origin> own = Origin.of(request.getURI());
        return request.getHeaders().getOrEmpty("Origin").stream()
                .filter(origin -> own.isEmpty() || !own.equals(Origin.parse(origin)))
                .map(origin -> "Origin is " + origin)
                .findFirst();
    }
}
