package io.gantry.web.requestid;

import io.micrometer.common.KeyValue;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sends the request id back and puts it on the request's span. */
public final class RequestIdFilter implements WebFilter, Ordered {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String id = RequestId.of(exchange);
        exchange.getResponse().getHeaders().set(RequestId.HEADER, id);
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(span -> span.addHighCardinalityKeyValue(KeyValue.of("request.id", id)));
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }
}
