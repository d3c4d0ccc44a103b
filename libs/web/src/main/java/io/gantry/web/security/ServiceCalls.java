package io.gantry.web.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which service may call which route of another for a user; what is not here is refused. The user's
 * own rights are checked besides: a row opens a route for nobody who may not use it himself.
 */
final class ServiceCalls {
    private static final String GATEWAY = "gateway";
    private static final String CATALOG = "catalog-service";
    private static final String GIT = "git-service";
    private static final String ACTION = "action-service";
    private static final String PLUGIN = "plugin-service";

    private static final List<Row> TABLE =
            List.of(
                    // Who somebody is now who shows a key of SSH, or whose access is explained.
                    row(GIT, GATEWAY, "GET", "/internal/people/{username}"),
                    // Descriptors in a push are checked and reserved, and the outcome is told.
                    row(GIT, CATALOG, "POST, DELETE", "/internal/checks/**"),
                    // The definition of an action; its steps that apply documents or announce.
                    row(ACTION, CATALOG, "GET", "/api/v1/entities/**"),
                    row(ACTION, CATALOG, "POST", "/api/v1/apply"),
                    row(ACTION, CATALOG, "GET, PUT", "/api/v1/dashboard/config"),
                    // Steps that create a repository or commit a template to one.
                    row(ACTION, GIT, "POST", "/repository"),
                    row(ACTION, GIT, "GET", "/repository/**"),
                    row(ACTION, GIT, "POST", "/repository/{name}/commit"),
                    row(ACTION, GIT, "POST", "/repository/{namespace}/{name}/commit"),
                    row(ACTION, PLUGIN, "POST", "/api/v1/plugins/{name}/sync"),
                    // What a plugin finds, it writes; GitOps exports all there is.
                    row(PLUGIN, CATALOG, "GET, PUT, DELETE", "/api/v1/entities/**"),
                    row(PLUGIN, CATALOG, "POST", "/api/v1/apply"),
                    row(PLUGIN, CATALOG, "GET", "/api/v1/export"),
                    row(PLUGIN, GIT, "GET", "/repository/**"));

    private ServiceCalls() {}

    static boolean allow(String caller, String audience, HttpMethod method, RequestPath path) {
        PathContainer within = path.pathWithinApplication();
        return TABLE.stream().anyMatch(row -> row.allows(caller, audience, method, within));
    }

    private static Row row(String caller, String audience, String methods, String path) {
        List<HttpMethod> each =
                Stream.of(methods.split(", ", -1)).map(HttpMethod::valueOf).toList();
        return new Row(caller, audience, each, PathPatternParser.defaultInstance.parse(path));
    }

    private record Row(String caller, String audience, List<HttpMethod> methods, PathPattern path) {
        boolean allows(String asking, String asked, HttpMethod method, PathContainer requestPath) {
            return caller.equals(asking)
                    && audience.equals(asked)
                    && methods.contains(method)
                    && path.matches(requestPath);
        }
    }
}
