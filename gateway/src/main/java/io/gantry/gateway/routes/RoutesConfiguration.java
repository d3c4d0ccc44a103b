package io.gantry.gateway.routes;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the table of routes to the framework. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder locator, ServicesProperties services) {
        RouteLocatorBuilder.Builder routes = locator.routes();
        for (ServiceRoute row : ServiceRoute.TABLE) {
            routes.route(row.name(), path -> route(path, row, services));
        }
        return routes.build();
    }

    private static Buildable<Route> route(
            PredicateSpec path, ServiceRoute row, ServicesProperties services) {
        UriSpec route =
                path.path(row.paths().toArray(String[]::new))
                        .metadata(Forwarded.SERVICE, row.service());
        if (!row.endless()) {
            long millis = services.timeout().toMillis();
            route = route.metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis);
        }
        return route.uri(services.of(row.service()));
    }
}
