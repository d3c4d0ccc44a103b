package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.web.errors.WebError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/** Reads from the query which entities are wanted, and as they were when. */
@Component
class ReadResolver implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {
    private final Kinds kinds;
    private final DraftReader drafts;
    private final Times times;

    ReadResolver(Kinds kinds, DraftReader drafts, Times times) {
        this.kinds = kinds;
        this.drafts = drafts;
        this.times = times;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == EntityFilter.class
                || parameter.getParameterType() == Moment.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        return parameter.getParameterType() == Moment.class ? moment(query) : filter(query);
    }

    private Moment moment(MultiValueMap<String, String> query) {
        String at = query.getFirst("at");
        return at == null ? Moment.NOW : new Moment(times.past("at", at));
    }

    private EntityFilter filter(MultiValueMap<String, String> query) {
        String words = query.getFirst("q");
        return new EntityFilter(
                kind(query.getFirst("kind")),
                namespace(query.getFirst("namespace")),
                query.getFirst("owner"),
                query.getOrDefault("tag", List.of()),
                query.getOrDefault("label", List.of()),
                words == null || words.isBlank() ? null : words,
                flag(query.getFirst("orphan")));
    }

    private @Nullable String kind(@Nullable String spelling) {
        if (spelling == null) {
            return null;
        }
        return kinds.find(spelling)
                .map(Kind::name)
                .orElseThrow(() ->
                        WebError.INVALID_PARAMETER.exception(
                                "kind", spelling, "one of " + drafts.names()));
    }

    private static @Nullable String namespace(@Nullable String name) {
        if (name != null && !EntityRef.isName(name)) {
            throw WebError.INVALID_PARAMETER.exception("namespace", name, EntityRef.NAME.pattern());
        }
        return name;
    }

    private static boolean flag(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw WebError.INVALID_PARAMETER.exception("orphan", text, "true or false");
        }
        return true;
    }
}
