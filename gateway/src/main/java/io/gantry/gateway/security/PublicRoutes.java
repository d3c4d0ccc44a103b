package io.gantry.gateway.security;

import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What may be asked by nobody in particular. Looked up by every request, so it is one look-up. */
final class PublicRoutes {
    private static final Set<String> ROUTES =
            Set.of(
                    "POST /api/v1/auth/login",
                    "GET /healthz",
                    "GET /readyz",
                    "GET /metrics",
                    "GET /.well-known/jwks.json");
    private static final String MANAGEMENT = "/actuator/"; // answered on a port of its own

    private PublicRoutes() {}

    static Mono<MatchResult> match(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        boolean open =
                path.startsWith(MANAGEMENT)
                        || ROUTES.contains(request.getMethod().name() + " " + path);
        return open ? MatchResult.match() : MatchResult.notMatch();
    }
}
