package io.gantry.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What one method of one path does.
 *
 * @param service the name of the service that answers
 * @param method in upper case
 * @param path as described
 * @param routes as the service itself has the path: more than one if it may be written in several
 *     ways, with wildcards where the description cannot have any
 * @param parameters with all references resolved
 * @param node the operation as described
 */
public record Operation(
        String service,
        String method,
        String path,
        List<String> routes,
        List<JsonNode> parameters,
        JsonNode node) {
    public Operation {
        routes = List.copyOf(routes);
        parameters = List.copyOf(parameters);
    }

    static Operation of(
            String service,
            String method,
            String path,
            JsonNode routes,
            List<JsonNode> itemAndOperation,
            PublicApi api) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode level : itemAndOperation) {
            level.path("parameters").forEach(one -> parameters.add(api.resolve(one)));
        }
        return new Operation(
                service,
                method.toUpperCase(Locale.ROOT),
                path,
                routes.isMissingNode()
                        ? List.of(path)
                        : routes.valueStream().map(JsonNode::asString).toList(),
                parameters,
                itemAndOperation.getLast());
    }

    /**
     * What a caller must be: {@code public}, {@code any}, a role, {@code self} (the user in the
     * path or an admin) or {@code repository} (whom it lets in).
     */
    public String role() {
        return node.path("x-gantry-role").asString("");
    }

    /** By which protocol it is asked: {@code rest}, {@code smart-http} or {@code websocket}. */
    public String door() {
        return node.path("x-gantry-door").asString("");
    }

    /** The parameters in {@code path}, {@code query} or {@code header}. */
    public Stream<JsonNode> parametersIn(String place) {
        return parameters.stream().filter(one -> one.path("in").asString().equals(place));
    }

    /** The path with an example of each parameter in it, and of each that the query must have. */
    public String examplePath() {
        String[] filled = {path};
        parametersIn("path")
                .forEach(one ->
                        filled[0] =
                                filled[0].replace(
                                        "{" + one.path("name").asString() + "}",
                                        one.path("example").asString()));
        String query =
                parametersIn("query")
                        .filter(one -> one.path("required").asBoolean(false))
                        .map(one -> one.path("name").asString() + "=" + example(one))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled[0] : filled[0] + "?" + query;
    }

    private static String example(JsonNode parameter) {
        return URLEncoder.encode(parameter.path("example").asString(), UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
