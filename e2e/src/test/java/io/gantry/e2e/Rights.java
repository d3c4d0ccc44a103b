package io.gantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.Operation;
import io.gantry.api.PublicApi;
import io.gantry.e2e.Callers.Caller;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks each operation as everybody, and holds the answers against {@code e2e/rights.md}. */
final class Rights {
    private final PublicApi api = PublicApi.load();
    private final Gateway gateway;
    private final Callers callers;
    private final Map<String, RightsRow> rows;
    private final List<String> mistakes = new ArrayList<>();
    private int refused;
    private int allowed;

    Rights(String url, String adminPassword, Path table) throws Exception {
        gateway = new Gateway(url);
        callers = new Callers(gateway, adminPassword);
        rows =
                RightsRow.read(table).stream()
                        .collect(Collectors.toMap(RightsRow::subject, Function.identity()));
    }

    /** Fails naming each route without a row, row without a route and answer that is another. */
    void check() throws Exception {
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        api.operations().stream().map(RightsRow::subject).toList());
        for (Operation operation : api.operations()) {
            assertThat(row(operation).agreesWith(operation))
                    .as("the row of %s says what x-gantry-role says", operation)
                    .isTrue();
        }
        List<Caller> all = callers.make();
        for (Operation operation : api.operations()) {
            for (Caller caller : all) {
                compare(operation, caller);
            }
        }
        System.out.printf(
                "rights: %d operations asked by %d callers: %d refused, %d allowed, %d mistakes%n",
                api.operations().size(), all.size(), refused, allowed, mistakes.size());
        assertThat(mistakes).isEmpty();
    }

    private RightsRow row(Operation operation) {
        return Objects.requireNonNull(rows.get(RightsRow.subject(operation)));
    }

    private void compare(Operation operation, Caller caller) throws Exception {
        int status = ask(operation, caller);
        String verdict = RightsRow.verdict(status);
        if (verdict.equals("ok")) {
            allowed++;
        }
        if (!verdict.equals("ok")) {
            refused++;
        }
        String expected = row(operation).answer(caller.role(), caller.byKey());
        if (!verdict.equals(expected)) {
            mistakes.add(
                    "%s as %s: expected %s, was %d".formatted(operation, caller, expected, status));
        }
    }

    private int ask(Operation operation, Caller caller) throws Exception {
        String path = operation.examplePath();
        if (operation.door().equals("websocket")) {
            return gateway.openSocket(path, caller.token());
        }
        String id = operation.node().path("operationId").asString();
        return switch (id) {
            case "logIn" -> login(path, caller);
            case "logOut" -> send(operation, path, passing(caller));
            default -> send(operation, path, caller.token());
        };
    }

    /** A body that logs in, since a refused login is a 401 too. */
    private int login(String path, Caller caller) throws Exception {
        BodyPublisher body = BodyPublishers.ofString(Callers.credentials(caller));
        return gateway.ask("POST", path, caller.token(), "application/json", body).statusCode();
    }

    /** A session that may end. */
    private @Nullable String passing(Caller caller) throws Exception {
        return caller.token() == null || caller.byKey()
                ? caller.token()
                : callers.session(caller.role());
    }

    private int send(Operation operation, String path, @Nullable String token) throws Exception {
        JsonNode content = api.resolve(operation.node().path("requestBody")).path("content");
        if (content.isEmpty()) {
            BodyPublisher none = BodyPublishers.noBody();
            return gateway.ask(operation.method(), path, token, null, none).statusCode();
        }
        Map.Entry<String, JsonNode> first = content.properties().iterator().next();
        JsonNode example = first.getValue().path("example");
        String text = example.isString() ? example.asString() : example.toString();
        return gateway.ask(
                        operation.method(),
                        path,
                        token,
                        first.getKey(),
                        BodyPublishers.ofString(text))
                .statusCode();
    }
}
