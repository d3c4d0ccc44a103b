package io.gantry.gateway.routes;

import java.util.List;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the table of routes to the framework. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
    @Bean
    RouteTable routeTable(ServicesProperties services) {
        List<RouteTable.Row> rows =
                ServiceRoute.TABLE.stream()
                        .flatMap(row -> {
                            Route route = route(row, services);
                            return row.paths().stream()
                                    .map(path -> new RouteTable.Row(path, route));
                        })
                        .toList();
        return new RouteTable(rows);
    }

    private static Route route(ServiceRoute row, ServicesProperties services) {
        return Route.async()
                .id(row.name())
                .uri(services.of(row.service()))
                .predicate(_ -> true) // never asked: the table is
                .metadata(Forwarded.ROUTE, row)
                .build();
    }
}
