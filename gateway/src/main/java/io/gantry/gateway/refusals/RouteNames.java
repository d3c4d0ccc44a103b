package io.gantry.gateway.refusals;

import io.gantry.api.Operation;
import io.gantry.api.PublicApi;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The routes of the public API by name: method and path with its variables, so they are few. */
@Component
class RouteNames {
    private final Mono<List<Route>> routes =
            Mono.fromCallable(RouteNames::read).subscribeOn(Schedulers.boundedElastic()).cache();

    /** The name of the request's route; empty if it is none. */
    Mono<Optional<String>> find(ServerHttpRequest request) {
        HttpMethod asked = request.getMethod();
        String method = (asked.equals(HttpMethod.HEAD) ? HttpMethod.GET : asked).name();
        PathContainer path = request.getPath().pathWithinApplication();
        return routes.map(all ->
                all.stream()
                        .filter(route -> route.method().equals(method))
                        .filter(route -> route.path().matches(path))
                        .map(Route::name)
                        .findFirst());
    }

    private static List<Route> read() {
        return PublicApi.load().operations().stream()
                .flatMap(operation -> operation.routes().stream().map(path -> of(operation, path)))
                .sorted(Comparator.comparing(Route::path))
                .toList();
    }

    private static Route of(Operation operation, String path) {
        return new Route(operation.method(), PathPatternParser.defaultInstance.parse(path));
    }

    /** The most specific path comes first. */
    private record Route(String method, PathPattern path) {
        String name() {
            return method + " " + path.getPatternString();
        }
    }
}
