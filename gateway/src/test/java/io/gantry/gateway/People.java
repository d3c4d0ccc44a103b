package io.gantry.gateway;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes users, groups and keys as an administrator would. */
public final class People {
    public static final String PASSWORD = "staple battery";
    private final WebTestClient admin;

    public People(WebTestClient admin) {
        this.admin = admin;
    }

    public static String aName() {
        return "u" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A new user of that role; answers his name. */
    public String user(String role) {
        String name = aName();
        admin.post()
                .uri("/api/v1/auth/users")
                .bodyValue(Map.of("username", name, "password", PASSWORD, "role", role))
                .exchange()
                .expectStatus()
                .isCreated();
        return name;
    }

    /** A new group that gives that role; answers its name. */
    public String group(String role) {
        String name = "g" + aName();
        admin.post()
                .uri("/api/v1/groups")
                .bodyValue(Map.of("name", name, "title", "Group " + name, "role", role))
                .exchange()
                .expectStatus()
                .isCreated();
        return name;
    }

    public void join(String group, String user) {
        join(group, user, 204);
    }

    /** The same with that answer. */
    public void join(String group, String user, int status) {
        admin.put()
                .uri("/api/v1/groups/{group}/members/{user}", group, user)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    public void leave(String group, String user) {
        admin.delete()
                .uri("/api/v1/groups/{group}/members/{user}", group, user)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    /** Changes the fields of a user. */
    public WebTestClient.ResponseSpec change(String user, Map<String, ?> fields) {
        return admin.put().uri("/api/v1/auth/users/{user}", user).bodyValue(fields).exchange();
    }

    public void setPassword(String user, String password) {
        admin.put()
                .uri("/api/v1/auth/users/{user}/password", user)
                .bodyValue(Map.of("newPassword", password))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    /** A new key of whoever that client is; answers the answer. */
    public static JsonNode key(WebTestClient maker, String role) {
        return json(
                maker.post()
                        .uri("/api/v1/auth/apikeys")
                        .bodyValue(Map.of("name", aName(), "role", role))
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    public static String basic(String name, String secret) {
        byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The body of an answer that refuses a body. */
    public static JsonNode broken(WebTestClient.ResponseSpec answer) {
        return json(answer.expectStatus().isBadRequest());
    }

    /** Where that body breaks a rule. */
    public static List<String> paths(JsonNode broken) {
        return broken.path("details")
                .valueStream()
                .map(violation -> violation.path("path").asString())
                .toList();
    }

    public static JsonNode json(WebTestClient.ResponseSpec answer) {
        return JsonMapper.shared()
                .readTree(requireNonNull(answer.expectBody().returnResult().getResponseBody()));
    }
}
