package io.gantry.gateway.routes;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
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
        Service service = Forwarded.service(exchange);
        return Mono.defer(() ->
                        counted(ServiceCall.begin(breakers.of(service), exchange), exchange, chain))
                .onErrorMap(
                        _ -> !exchange.getResponse().isCommitted(),
                        failure -> explain(failure, service, exchange));
    }

    private static Mono<Void> counted(
            ServiceCall call, ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(call.watching(exchange))
                .onErrorMap(_ -> ClientGone.is(exchange), _ -> new ClientGone())
                .onErrorMap(
                        e -> ServiceFailure.isLate(e) && !call.isSentWhole(), _ -> new ClientLate())
                .doOnSuccess(_ -> call.succeeded())
                .doOnError(call::failed)
                .doOnCancel(call::abandoned);
    }

    private static Throwable explain(
            Throwable failure, Service service, ServerWebExchange exchange) {
        forgetAnswer(exchange);
        if (ServiceFailure.isOfService(failure)) {
            log.warn("{} failed: {}", service.text(), failure.toString());
        }
        return ServiceFailure.explain(failure, service);
    }

    /** Its head may have come, and describes a body that never will. */
    private static void forgetAnswer(ServerWebExchange exchange) {
        Set<String> names =
                exchange.getAttributeOrDefault(
                        ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES, Set.of());
        names.forEach(exchange.getResponse().getHeaders()::remove);
    }

    /** Around all that speaks with the service or passes its answer on. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }
}
