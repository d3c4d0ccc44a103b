package io.gantry.gateway.refusals;

import io.gantry.contracts.identity.IdentityEvent.AccessRefused;
import io.gantry.gateway.requests.Client;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sees every answer, whoever gives it, and tells of those that refuse. */
@Component
class RefusalFilter implements WebFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(RefusalFilter.class);

    /**
     * All that is not in the description of the API is one, as strangers make up what they like.
     */
    private static final String NO_ROUTE = "(unknown)";

    private static final int LONGEST_PATH = 256;

    private final Refusals refusals;
    private final RouteNames routes;

    RefusalFilter(Refusals refusals, RouteNames routes) {
        this.refusals = refusals;
        this.routes = routes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Attempt.isRefused(exchange) ? tell(exchange) : Mono.empty());
        return chain.filter(exchange);
    }

    /** The answer is given also if it could not be told. */
    private Mono<Void> tell(ServerWebExchange exchange) {
        return routes.find(exchange.getRequest())
                .flatMap(route -> tell(exchange, route))
                .doOnError(e -> log.error("a refused attempt could not be told", e))
                .onErrorComplete();
    }

    private Mono<Void> tell(ServerWebExchange exchange, Optional<String> route) {
        Client client = Client.of(exchange);
        Refusal refusal =
                new Refusal(Attempt.actor(exchange), client.address(), route.orElse(NO_ROUTE));
        String path = route.isPresent() ? path(exchange) : "";
        int status = Objects.requireNonNull(exchange.getResponse().getStatusCode()).value();
        return refusals.tell(
                refusal,
                client,
                sequence ->
                        new AccessRefused(
                                refusal.aggregate(),
                                sequence,
                                refusal.actor(),
                                refusal.route(),
                                status,
                                path));
    }

    private static String path(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    /** Before all that may refuse. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5;
    }
}
