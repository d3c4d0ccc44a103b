package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
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

    private final Set<Origin> own;

    public ForeignWriteFilter(PublicProperties properties) {
        own = properties.own();
    }

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
    private Optional<String> foreigner(ServerHttpRequest request) {
        List<String> origins = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        boolean crossSite = "cross-site".equals(request.getHeaders().getFirst("Sec-Fetch-Site"));
        boolean invited = !origins.isEmpty() && origins.stream().allMatch(this::isInvited);
        if (crossSite && !invited) {
            return Optional.of("Sec-Fetch-Site is cross-site");
        }
        Optional<Origin> asked = Origin.of(request.getURI());
        return origins.stream()
                .filter(origin -> !isInvited(origin) && !isSame(origin, asked))
                .map(origin -> "Origin is " + origin)
                .findFirst();
    }

    /** Whether the administrator has named it. */
    private boolean isInvited(String origin) {
        return Origin.parse(origin).filter(own::contains).isPresent();
    }

    private static boolean isSame(String origin, Optional<Origin> asked) {
        return asked.isPresent() && asked.equals(Origin.parse(origin));
    }
}
