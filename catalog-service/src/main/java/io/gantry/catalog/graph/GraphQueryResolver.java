package io.gantry.catalog.graph;

import io.gantry.catalog.kinds.Kinds;
import io.gantry.web.errors.WebError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link GraphQuery} from the query. */
@Component
class GraphQueryResolver implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {
    private final Kinds kinds;

    GraphQueryResolver(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == GraphQuery.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        return new GraphQuery(
                depth(query.getFirst("depth")),
                direction(query.getFirst("direction")),
                types(query.getOrDefault("types", List.of())));
    }

    private static int depth(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        if (!text.matches("[1-9]|10")) {
            throw WebError.INVALID_PARAMETER.exception(
                    "depth", text, "1 to " + GraphQuery.MAX_DEPTH);
        }
        return Integer.parseInt(text);
    }

    private static Direction direction(@Nullable String text) {
        return switch (text) {
            case null -> Direction.BOTH;
            case "out", "in", "both" -> Direction.valueOf(text.toUpperCase(Locale.ROOT));
            default ->
                    throw WebError.INVALID_PARAMETER.exception(
                            "direction", text, "out, in or both");
        };
    }

    private Set<String> types(List<String> texts) {
        Set<String> known = kinds.relations();
        Set<String> types = new TreeSet<>();
        texts.stream().flatMap(text -> Arrays.stream(text.split(",", -1))).forEach(types::add);
        for (String type : types) {
            if (!known.contains(type)) {
                throw WebError.INVALID_PARAMETER.exception(
                        "types", type, "some of " + String.join(", ", known));
            }
        }
        return types;
    }
}
