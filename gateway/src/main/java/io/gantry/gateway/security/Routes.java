package io.gantry.gateway.security;

import java.util.Set;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What those may ask who have shown nothing, and what an API key may not. */
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

    private Routes() {}

    /** What may be asked by nobody in particular. */
    static Mono<MatchResult> isPublic(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        String route = method(request) + " " + path;
        if (path.startsWith(MANAGEMENT)) {
            return ENDPOINTS.matches(exchange);
        }
        return PUBLIC.contains(route) ? MatchResult.match() : MatchResult.notMatch();
    }

    /** Who may read may also ask for the head of the answer alone. */
    private static String method(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return (method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method).name();
    }

    /** What a service answers to nobody too, as far as it is public: reading of repositories. */
    static boolean isOpen(ServerHttpRequest request) {
        String path = request.getPath().value();
        if (request.getMethod().equals(HttpMethod.POST)) {
            return path.startsWith("/git/") && path.endsWith("/" + FETCH);
        }
        return method(request).equals("GET") && isReading(path, request);
    }

    private static boolean isReading(String path, ServerHttpRequest request) {
        return path.equals("/healthcheck")
                || path.equals("/repository")
                || path.startsWith("/repository/")
                || (path.startsWith("/git/")
                        && FETCH.equals(request.getQueryParams().getFirst("service")));
    }

    /** What changes users and keys of git, which no API key does. */
    static boolean isOfPeople(ServerHttpRequest request) {
        return !method(request).equals("GET")
                && GitRoute.of(request).filter("/user"::equals).isPresent();
    }
}
