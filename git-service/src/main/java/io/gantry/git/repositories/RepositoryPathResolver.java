package io.gantry.git.repositories;

import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link RepositoryPath} from the path variables {@code namespace} and {@code name}. */
final class RepositoryPathResolver implements SyncHandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RepositoryPath.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Map<String, String> variables =
                exchange.getAttributeOrDefault(
                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        String name = variables.getOrDefault("name", "");
        String namespace = variables.get("namespace");
        return new RepositoryPath(namespace == null ? name : namespace + "/" + name);
    }
}
