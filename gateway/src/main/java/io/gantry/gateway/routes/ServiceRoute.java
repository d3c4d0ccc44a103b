package io.gantry.gateway.routes;

import java.util.List;

/**
 * Paths that one service answers.
 *
 * @param endless whether the head of the answer may come as late as it likes
 */
record ServiceRoute(String name, Service service, boolean endless, List<String> paths) {
    /** The table of routes; no path fits two rows. */
    static final List<ServiceRoute> TABLE =
            List.of(
                    answeringSoon(
                            Service.CATALOG,
                            "/api/v1/entities/**",
                            "/api/v1/schemas/**",
                            "/api/v1/validate",
                            "/api/v1/graph/**",
                            "/api/v1/facets",
                            "/api/v1/history",
                            "/api/v1/dashboard/**"),
                    streaming(Service.CATALOG, "/api/v1/apply", "/api/v1/export"),
                    answeringSoon(Service.SEARCH, "/api/v1/search/**"),
                    streaming(Service.AUDIT, "/api/v1/audit/**"), // following the chain takes long
                    answeringSoon(Service.ACTION, "/api/v1/actions/**"),
                    answeringSoon(Service.PLUGIN, "/api/v1/plugins/**", "/api/v1/health-check"),
                    streaming(
                            Service.GIT,
                            "/user/**",
                            "/repository/**",
                            "/hook/**",
                            "/healthcheck",
                            "/git/**"));

    ServiceRoute {
        paths = List.copyOf(paths);
    }

    private static ServiceRoute answeringSoon(Service service, String... paths) {
        return new ServiceRoute(service.text(), service, false, List.of(paths));
    }

    private static ServiceRoute streaming(Service service, String... paths) {
        return new ServiceRoute(service.text() + "-streams", service, true, List.of(paths));
    }
}
