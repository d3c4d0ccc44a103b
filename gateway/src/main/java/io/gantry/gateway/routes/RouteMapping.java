package io.gantry.gateway.routes;

import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Looks a route up. The framework would ask the predicate of one route after the other, each in a
 * publisher of its own, and before that all controllers.
 */
final class RouteMapping extends RoutePredicateHandlerMapping {
    /** Before the controllers, whose paths are none of a service. */
    private static final int ORDER = -2;

    private final RouteTable table;

    RouteMapping(
            FilteringWebHandler handler,
            RouteLocator routes,
            GlobalCorsProperties cors,
            Environment environment,
            RouteTable table) {
        super(handler, routes, cors, environment);
        this.table = table;
        setOrder(ORDER);
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        return table.find(exchange.getRequest().getPath().value())
                .map(row -> {
                    exchange.getAttributes()
                            .put(
                                    ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR,
                                    row.pattern());
                    return Mono.just(row.route());
                })
                .orElseGet(Mono::empty);
    }
}
