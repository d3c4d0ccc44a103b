package io.gantry.gateway.security;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The routes on which git and its older clients ask, who can send nothing but HTTP Basic. */
final class GitRoute {
    private static final List<String> ROUTES = List.of("/user", "/repository", "/hook", "/git");

    private GitRoute() {}

    /** The first segment of the request's path if it is such a route. */
    static Optional<String> of(ServerHttpRequest request) {
        String path = request.getPath().value();
        for (String route : ROUTES) {
            boolean longer = path.length() > route.length();
            if (path.startsWith(route) && (!longer || path.charAt(route.length()) == '/')) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
