package io.gantry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.Operation;
import io.gantry.api.PublicApi;
import io.gantry.web.request.StrictHandlerAdapter;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The routes of one service, each with its query parameters: as it answers them and as {@code
 * libs/api} describes them. Both must be the same.
 */
public final class DescribedRoutes {
    /** Routes that services keep for each other; the gateway has no way to them. */
    private static final String INTERNAL = "/internal/";

    private final TreeMap<String, Set<String>> routes = new TreeMap<>();

    private DescribedRoutes() {}

    /** Fails naming each route, or query parameter, that only one side has. */
    public static void check(ApplicationContext service) {
        String name = service.getEnvironment().getRequiredProperty("spring.application.name");
        TreeMap<String, Set<String>> described = described(name).routes;
        TreeMap<String, Set<String>> real = real(service).routes;
        assertThat(real.keySet())
                .as("routes of %s that libs/api does not describe", name)
                .isSubsetOf(described.keySet());
        assertThat(described.keySet())
                .as("routes in libs/api that %s does not have", name)
                .isSubsetOf(real.keySet());
        assertThat(described)
                .as("query parameters of %s, described and real", name)
                .isEqualTo(real);
    }

    private static DescribedRoutes described(String service) {
        DescribedRoutes described = new DescribedRoutes();
        for (Operation operation : PublicApi.load().operations()) {
            if (operation.service().equals(service)) {
                Set<String> names =
                        operation
                                .parametersIn("query")
                                .map(parameter -> parameter.path("name").asString())
                                .collect(Collectors.toSet());
                operation.routes().forEach(path -> described.add(operation.method(), path, names));
            }
        }
        return described;
    }

    private static DescribedRoutes real(ApplicationContext service) {
        DescribedRoutes real = new DescribedRoutes();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(real::add);
        return real;
    }

    private void add(RequestMappingInfo info, HandlerMethod handler) {
        Set<String> names = StrictHandlerAdapter.queryNames(handler);
        info.getPatternsCondition().getPatterns().stream()
                .map(Objects::toString)
                .filter(path -> !path.startsWith(INTERNAL))
                .forEach(path ->
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> add(method.name(), path, names)));
    }

    private void add(String method, String path, Set<String> queryNames) {
        routes.computeIfAbsent(method + " " + path, _ -> new TreeSet<>()).addAll(queryNames);
    }
}
