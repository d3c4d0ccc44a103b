package io.gantry.gateway.routes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.route.Route;

/** The routes by the beginnings of their paths: one look-up finds the one of a request. */
final class RouteTable {
    private static final String API = "/api/v1/";
    private static final String BELOW = "/**";

    private final Map<String, Row> rows;

    /** A path that is fixed, or all that is below one if its pattern ends so. */
    record Row(String pattern, Route route) {
        private boolean isOpen() {
            return pattern.endsWith(BELOW);
        }

        private String beginning() {
            return isOpen() ? pattern.substring(0, pattern.length() - BELOW.length()) : pattern;
        }
    }

    RouteTable(List<Row> rows) {
        this.rows = rows.stream().collect(Collectors.toMap(Row::beginning, Function.identity()));
    }

    /** Of a path as it was sent; one that spells a beginning in another way is no route. */
    Optional<Row> find(String path) {
        int end = path.indexOf('/', path.startsWith(API) ? API.length() : 1);
        Row row = rows.get(end < 0 ? path : path.substring(0, end));
        return Optional.ofNullable(row).filter(found -> end < 0 || found.isOpen());
    }
}
