package io.gantry.gateway.routes;

import io.gantry.web.requestid.RequestId;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service is told in headers: only by us what only we can know. The span of the request is
 * the parent of the service's own; one more for the hop between them would tell nothing.
 */
@Component
class RequestHeaders implements HttpHeadersFilter, Ordered {
    private static final List<String> IMITATED = List.of("x-forwarded-", "x-gantry-");

    private final Propagator propagator;

    RequestHeaders(Propagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!isImitation(name)) {
                headers.put(name, values);
            }
        });
        headers.remove("Forwarded");
        headers.remove(HttpHeaders.COOKIE);
        headers.setBearerAuth(Forwarded.token(exchange));
        headers.set(RequestId.HEADER, RequestId.of(exchange));
        span(exchange).ifPresent(span -> inject(span, headers));
        return headers;
    }

    private void inject(TraceContext span, HttpHeaders headers) {
        propagator.inject(span, headers, (_, name, value) -> headers.set(name, value));
    }

    private static boolean isImitation(String name) {
        return IMITATED.stream()
                .anyMatch(prefix -> name.regionMatches(true, 0, prefix, 0, prefix.length()));
    }

    private static Optional<TraceContext> span(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
