package io.gantry.gateway.routes;

import java.util.Objects;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** What is known of a request once its route is. */
final class Forwarded {
    /** Where a route of the framework keeps ours. */
    static final String ROUTE = "route";

    private static final String TOKEN = Forwarded.class.getName() + ".token";

    private Forwarded() {}

    /** The internal JWT that goes with the request. */
    static String token(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(TOKEN);
    }

    static void setToken(ServerWebExchange exchange, String token) {
        exchange.getAttributes().put(TOKEN, token);
    }

    static ServiceRoute route(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return (ServiceRoute) Objects.requireNonNull(route.getMetadata().get(ROUTE));
    }
}
