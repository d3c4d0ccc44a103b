package io.gantry.web.request;

import io.gantry.contracts.identity.Role;
import io.gantry.web.errors.WebError;
import io.gantry.web.security.RequiresRole;
import io.gantry.web.security.RoleCheck;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Looks at a request before its handler's arguments are read: first at the role that the route
 * takes, then at its query. A parameter that the route does not have is refused, since a typo must
 * not be a silent no-filter, and so is one that comes again, since one of its values would be.
 */
public final class StrictHandlerAdapter extends RequestMappingHandlerAdapter {
    private final Map<HandlerMethod, Route> routes = new ConcurrentHashMap<>();

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        Route route = routes.computeIfAbsent((HandlerMethod) handler, Route::of);
        Role role = route.role();
        return role == null
                ? handle(exchange, handler, route)
                : RoleCheck.require(role, exchange)
                        .then(Mono.defer(() -> handle(exchange, handler, route)));
    }

    private Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler, Route route) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        route.check(query);
        QueryText.check(query);
        return super.handle(exchange, handler);
    }

    /** What is looked at before a handler's arguments are. */
    private record Route(Set<String> queryNames, Set<String> repeated, @Nullable Role role) {
        static Route of(HandlerMethod handler) {
            RequiresRole required = handler.getMethodAnnotation(RequiresRole.class);
            return new Route(
                    StrictHandlerAdapter.queryNames(handler),
                    StrictHandlerAdapter.repeatedNames(handler),
                    required == null ? null : required.value());
        }

        void check(MultiValueMap<String, String> query) {
            query.forEach((name, values) -> {
                if (!isPathVariable(name)) {
                    check(name, values.size());
                }
            });
        }

        private void check(String name, int times) {
            if (!queryNames.contains(name)) {
                String expected = queryNames.isEmpty() ? "none" : String.join(", ", queryNames);
                throw WebError.UNKNOWN_PARAMETER.exception(name, expected);
            }
            if (times > 1 && !repeated.contains(name)) {
                throw WebError.REPEATED_PARAMETER.exception(name, times);
            }
        }
    }

    /** The client of the first git server repeats path variables in the query, as it did. */
    private static boolean isPathVariable(String name) {
        return name.startsWith(":");
    }

    /** The query parameters that the handler knows. */
    public static Set<String> queryNames(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .flatMap(StrictHandlerAdapter::namesOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> repeatedNames(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterType().getAnnotation(QueryNames.class))
                .filter(Objects::nonNull)
                .flatMap(names -> Arrays.stream(names.repeated()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> namesOf(MethodParameter parameter) {
        RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
        if (single != null) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            String name = single.name().isEmpty() ? parameter.getParameterName() : single.name();
            return Stream.ofNullable(name);
        }
        QueryNames several = parameter.getParameterType().getAnnotation(QueryNames.class);
        return several == null ? Stream.empty() : Arrays.stream(several.value());
    }
}
