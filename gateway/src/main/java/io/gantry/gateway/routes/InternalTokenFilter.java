package io.gantry.gateway.routes;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.tokens.Grant;
import io.gantry.gateway.tokens.InternalTokens;
import io.gantry.web.errors.WebError;
import io.gantry.web.requestid.RequestId;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts the internal JWT in place of what the client has shown. */
@Component
class InternalTokenFilter implements GlobalFilter, Ordered {
    private final InternalTokens tokens;

    InternalTokenFilter(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(CallerAuthentication.class)
                .switchIfEmpty(WebError.UNAUTHENTICATED.error())
                .flatMap(shown -> token(shown.caller(), exchange))
                .flatMap(token -> chain.filter(withToken(token, exchange)));
    }

    private Mono<String> token(Caller caller, ServerWebExchange exchange) {
        String audience = Forwarded.service(exchange).text();
        return tokens.issue(Grant.of(caller, Client.of(exchange), audience));
    }

    private static ServerWebExchange withToken(String token, ServerWebExchange exchange) {
        RequestHeaders headers = new RequestHeaders(token, RequestId.of(exchange));
        return exchange.mutate().request(request -> request.headers(headers::replace)).build();
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
