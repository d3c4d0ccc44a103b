package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENTITY_NOT_FOUND;
import static io.gantry.catalog.CatalogError.KIND_NOT_FOUND;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.web.errors.WebError;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/** Gives handlers the {@link EntityPath} or the {@link Kind} of their route, already checked. */
@Component
class EntityPathResolver implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {
    private final Kinds kinds;
    private final DraftReader drafts;

    EntityPathResolver(Kinds kinds, DraftReader drafts) {
        this.kinds = kinds;
        this.drafts = drafts;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == EntityPath.class
                || parameter.getParameterType() == Kind.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Map<String, String> path =
                exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Kind kind = kind(Objects.requireNonNull(path.get("kind")));
        return parameter.getParameterType() == Kind.class
                ? kind
                : path(kind, Objects.requireNonNull(path.get("name")), exchange);
    }

    private Kind kind(String spelling) {
        return kinds.find(spelling)
                .orElseThrow(() -> KIND_NOT_FOUND.exception(spelling, drafts.names()));
    }

    private static EntityPath path(Kind kind, String name, ServerWebExchange exchange) {
        @Nullable String namespace = exchange.getRequest().getQueryParams().getFirst("namespace");
        if (namespace != null && !EntityRef.isName(namespace)) {
            throw WebError.INVALID_PARAMETER.exception(
                    "namespace", namespace, EntityRef.NAME.pattern());
        }
        if (!EntityRef.isName(name)) {
            throw ENTITY_NOT_FOUND.exception();
        }
        return new EntityPath(kind, name, namespace);
    }
}
