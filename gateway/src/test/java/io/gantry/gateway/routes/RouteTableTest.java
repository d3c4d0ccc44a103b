package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.route.Route;

class RouteTableTest {
    private final RouteTable table =
            new RouteTable(
                    List.of(
                            row("/api/v1/entities/**"),
                            row("/api/v1/apply"),
                            row("/user/**"),
                            row("/healthcheck")));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/entities, /api/v1/entities/**",
        "/api/v1/entities/, /api/v1/entities/**",
        "/api/v1/entities/service/a%2Fb, /api/v1/entities/**",
        "/api/v1/apply, /api/v1/apply",
        "/user, /user/**",
        "/user/alice/key/laptop, /user/**",
        "/healthcheck, /healthcheck"
    })
    void findsTheRouteOfAPath(String path, String pattern) {
        assertThat(table.find(path)).map(RouteTable.Row::pattern).contains(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/entitiesx",
                "/api/v1/%65ntities/service",
                "/api/v1/apply/",
                "/api/v1/apply/x",
                "/users",
                "/x/api/v1/entities",
                "/healthcheck/x"
            })
    void knowsNoOther(String path) {
        assertThat(table.find(path)).isEmpty();
    }

    private static RouteTable.Row row(String pattern) {
        Route route = Route.async().id(pattern).uri("http://service").predicate(_ -> true).build();
        return new RouteTable.Row(pattern, route);
    }
}
