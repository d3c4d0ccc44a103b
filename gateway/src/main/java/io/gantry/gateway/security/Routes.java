package io.gantry.gateway.security;

import java.util.List;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which routes need no further rule here. Asked by every request, so it is a look-up. */
final class Routes {
    private static final Set<String> PUBLIC =
            Set.of(
                    "POST /api/v1/auth/login",
                    "GET /api/v1/auth/oidc/login",
                    "GET /api/v1/auth/oidc/callback",
                    "GET /api/v1/openapi.json",
                    "GET /healthz",
                    "GET /readyz",
                    "GET /metrics",
                    "GET /.well-known/jwks.json");

    /** What git sends who has no credentials; a push never does. */
    private static final String FETCH = "git-upload-pack";

    private static final String MANAGEMENT = "/actuator/";

    /** Only on the port of their own. */
    private static final ServerWebExchangeMatcher ENDPOINTS = EndpointRequest.toAnyEndpoint();

    /** What these routes may do depends on how somebody came in, which no service is told. */
    private static final List<String> JUDGED_HERE =
            List.of("/api/v1/auth", "/api/v1/groups", "/user");

    private Routes() {}

    /** What may be asked by nobody in particular. */
    static Mono<MatchResult> isPublic(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        String route = method(request) + " " + path;
        return path.startsWith(MANAGEMENT)
                ? ENDPOINTS.matches(exchange)
                : result(PUBLIC.contains(route));
    }

    /** Who may read may also ask for the head of the answer alone. */
    private static String method(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return (method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method).name();
    }

    /** What a service answers to nobody too, as far as it is public: reading of repositories. */
    static Mono<MatchResult> isOpen(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (request.getMethod().equals(HttpMethod.POST)) {
            return result(path.startsWith("/git/") && path.endsWith("/" + FETCH));
        }
        return result(method(request).equals("GET") && isReading(path, request));
    }

    private static boolean isReading(String path, ServerHttpRequest request) {
        return path.equals("/healthcheck")
                || path.equals("/repository")
                || path.startsWith("/repository/")
                || (path.startsWith("/git/")
                        && FETCH.equals(request.getQueryParams().getFirst("service")));
    }

    /** What needs somebody, of whom the service then decides what he may. */
    static Mono<MatchResult> isJudgedByAService(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean plain = path.indexOf('%') < 0; // else it may spell another route
        return result(plain && JUDGED_HERE.stream().noneMatch(path::startsWith));
    }

    private static Mono<MatchResult> result(boolean matches) {
        return matches ? MatchResult.match() : MatchResult.notMatch();
    }
}
