package io.gantry.gateway.routes;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says which service is away, as long as nothing of an answer was sent. */
@Component
class ServiceFailureFilter implements GlobalFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ServiceFailureFilter.class);

    private final CircuitBreakers breakers;

    ServiceFailureFilter(CircuitBreakers breakers) {
        this.breakers = breakers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Service service = Forwarded.route(exchange).service();
        ServiceCall call;
        try {
            call = ServiceCall.begin(breakers.of(service), exchange);
        } catch (CallNotPermittedException e) {
            return Mono.error(ServiceFailure.explain(e, service));
        }
        return chain.filter(exchange)
                .onErrorMap(failure -> judge(failure, call, service, exchange))
                .doOnCancel(call::abandoned);
    }

    /** What the client is told, or the failure itself if it is too late for that. */
    private static Throwable judge(
            Throwable failure, ServiceCall call, Service service, ServerWebExchange exchange) {
        Throwable judged = ServiceFailure.judge(failure, call, exchange);
        call.failed(judged);
        if (exchange.getResponse().isCommitted()) {
            return judged;
        }
        call.answer().ifPresent(answer -> forget(answer, exchange.getResponse().getHeaders()));
        if (ServiceFailure.isOfService(judged)) {
            log.warn("{} failed: {}", service.text(), judged.toString());
        }
        return ServiceFailure.explain(judged, service);
    }

    /** Its head describes a body that will never come. */
    private static void forget(ServiceAnswer answer, HttpHeaders told) {
        answer.headers().names().forEach(told::remove);
    }

    /** Around all that speaks with the service or passes its answer on. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
