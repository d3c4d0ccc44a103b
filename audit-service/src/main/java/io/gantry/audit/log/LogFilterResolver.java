package io.gantry.audit.log;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/** Reads from the query which rows are wanted. */
@Component
class LogFilterResolver implements SyncHandlerMethodArgumentResolver, WebFluxConfigurer {
    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == LogFilter.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        return LogFilter.of(
                query.getFirst("user"),
                query.getFirst("action"),
                query.getFirst("resourceType"),
                query.getFirst("resourceName"),
                query.getFirst("from"),
                query.getFirst("to"));
    }
}
