package io.gantry.gateway.routes;

import io.gantry.web.errors.WebError;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Says which service is away, as long as nothing of an answer was sent. */
@Component
class ServiceFailureFilter implements GlobalFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ServiceFailureFilter.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(
                        _ -> !exchange.getResponse().isCommitted(),
                        failure -> explain(failure, exchange));
    }

    private static Throwable explain(Throwable failure, ServerWebExchange exchange) {
        forgetAnswer(exchange);
        String service = Forwarded.service(exchange).text();
        return switch (failure) {
            case IOException _, AbortedException _ -> {
                log.warn("{} failed: {}", service, failure.toString());
                yield WebError.UNAVAILABLE.exception(service);
            }
            case ResponseStatusException e when e.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT ->
                    WebError.TIMED_OUT.exception();
            default -> failure;
        };
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
