package io.gantry.git.wire;

import io.gantry.web.errors.ErrorWriter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets a 401 ask for HTTP Basic, since git can show nothing else. */
@Component
final class BasicChallengeFilter implements WebFilter, Ordered {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(ErrorWriter.CHALLENGE, ErrorWriter.BASIC);
        return chain.filter(exchange);
    }

    /** Before whoever may answer so. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
