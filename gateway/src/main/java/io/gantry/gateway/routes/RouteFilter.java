package io.gantry.gateway.routes;

import io.gantry.gateway.security.Admission;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Hands requests to the route that the table has for them, once they are admitted. The framework
 * would ask its security chain, each of its handler mappings and then the predicate of one route
 * after the other, for each request.
 */
@Component
class RouteFilter implements WebFilter, Ordered {
    private final RouteTable table;
    private final Admission admission;
    private final FilteringWebHandler routes;

    RouteFilter(RouteTable table, Admission admission, FilteringWebHandler routes) {
        this.table = table;
        this.admission = admission;
        this.routes = routes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return table.find(exchange.getRequest().getPath().value())
                .map(row -> admission.admit(exchange, admitted -> follow(row, admitted)))
                .orElseGet(() -> chain.filter(exchange));
    }

    /** What is measured is labelled by the pattern, of which there are few. */
    private Mono<Void> follow(RouteTable.Row row, ServerWebExchange exchange) {
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(observed -> observed.setPathPattern(row.pattern()));
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, row.route());
        return routes.handle(exchange);
    }

    /** Before the security chain, which is for the gateway's own routes. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 50;
    }
}
