package io.gantry.web.request;

import io.gantry.web.errors.WebError;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses query parameters that the route does not have: a typo must not be a silent no-filter. */
public final class StrictHandlerAdapter extends RequestMappingHandlerAdapter {
    private final Map<HandlerMethod, Set<String>> names = new ConcurrentHashMap<>();

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        Set<String> known =
                names.computeIfAbsent((HandlerMethod) handler, StrictHandlerAdapter::queryNames);
        for (String name : exchange.getRequest().getQueryParams().keySet()) {
            if (!known.contains(name) && !isPathVariable(name)) {
                String expected = known.isEmpty() ? "none" : String.join(", ", known);
                return WebError.UNKNOWN_PARAMETER.error(name, expected);
            }
        }
        return super.handle(exchange, handler);
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
