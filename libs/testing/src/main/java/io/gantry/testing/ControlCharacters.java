package io.gantry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.Operation;
import io.gantry.api.PublicApi;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** Asks every route of a service with U+0000, which no store takes, in each of its parameters. */
public final class ControlCharacters {
    private static final String BAD = "a\0b";
    private static final String SHOWN = "\"a\\u0000b\"";

    private ControlCharacters() {}

    /**
     * Fails naming each parameter for which the answer is not 400 with its name.
     *
     * @param admin may ask all routes
     */
    public static void check(ApplicationContext service, WebTestClient admin) {
        String name = service.getEnvironment().getRequiredProperty("spring.application.name");
        PublicApi.load().operations().stream()
                .filter(operation -> operation.service().equals(name))
                .filter(operation -> operation.door().equals("rest"))
                .forEach(operation -> {
                    operation
                            .parametersIn("query")
                            .map(parameter -> parameter.path("name").asString())
                            .forEach(parameter -> query(operation, parameter, admin));
                    operation
                            .parametersIn("path")
                            .map(parameter -> parameter.path("name").asString())
                            .forEach(parameter -> path(operation, parameter, admin));
                });
    }

    private static void query(Operation operation, String parameter, WebTestClient admin) {
        // In place of the example's own value: given twice it would be refused for that.
        String path = operation.examplePath().replaceAll("([?&])" + parameter + "=[^&]*", "$1");
        String uri = path + (path.contains("?") ? "&" : "?") + parameter + "={bad}";
        assertThat(refusal(operation, uri, admin))
                .as("%s with %s", operation, parameter)
                .contains("parameter %s is %s".formatted(parameter, SHOWN));
    }

    private static void path(Operation operation, String parameter, WebTestClient admin) {
        String uri =
                operation
                        .path()
                        .replace("{" + parameter + "}", "{bad}")
                        .replaceAll("\\{(?!bad})[^}]*}", "x");
        assertThat(refusal(operation, uri, admin)).as(uri).contains("not well-formed");
    }

    private static String refusal(Operation operation, String uri, WebTestClient admin) {
        WebTestClient.RequestBodySpec request =
                admin.method(HttpMethod.valueOf(operation.method())).uri(uri, BAD);
        if (!operation.method().equals("GET")) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue("{}");
        }
        var answer = request.exchange().expectBody(String.class).returnResult();
        assertThat(answer.getStatus().value()).as("%s %s", operation, uri).isEqualTo(400);
        String body = Objects.requireNonNull(answer.getResponseBody());
        return JsonMapper.shared().readTree(body).path("error").asString();
    }
}
