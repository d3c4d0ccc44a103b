package io.gantry.search.query;

import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link Search} and {@link Suggest} from the query. */
@Component
class SearchResolver implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {
    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Search.class || type == Suggest.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        return parameter.getParameterType() == Search.class ? search(query) : suggest(query);
    }

    private static Search search(MultiValueMap<String, String> query) {
        return new Search(
                q(query),
                query.getFirst("kind"),
                query.getFirst("namespace"),
                query.getFirst("owner"),
                query.getOrDefault("tag", List.of()),
                Limit.of(query.getFirst("limit"), Search.USUAL, Search.MOST));
    }

    private static Suggest suggest(MultiValueMap<String, String> query) {
        return new Suggest(
                q(query),
                query.getFirst("kind"),
                query.getFirst("namespace"),
                Limit.of(query.getFirst("limit"), Suggest.USUAL, Suggest.MOST));
    }

    private static String q(MultiValueMap<String, String> query) {
        return Objects.requireNonNullElse(query.getFirst("q"), "");
    }
}
