package io.gantry.gateway.apikeys;

import static io.gantry.gateway.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiKeyIT extends GatewayIT {
    private static final String KEYS = "/api/v1/auth/apikeys";
    private static final Duration SOON = Duration.ofSeconds(20);
    private People people;
    private String user;
    private WebTestClient his;

    @BeforeEach
    void logIn() {
        people = new People(admin());
        user = people.user("developer");
        his = bearing(logIn(user, PASSWORD).path("token").asString());
    }

    @Test
    void isShownOnceAndKeptAsItsHash() {
        JsonNode made = People.key(his, "viewer");
        String key = made.path("key").asString();
        assertThat(key).matches("gantry_k_[A-Za-z0-9_-]{43}");
        JsonNode listed = People.json(his.get().uri(KEYS).exchange()).path(0);
        assertThat(listed.path("id")).isEqualTo(made.path("id"));
        assertThat(listed.has("key")).isFalse();
        String rows =
                database.sql("SELECT string_agg(k::text, ' ') FROM api_keys AS k")
                        .mapValue(String.class)
                        .one()
                        .block();
        assertThat(rows).doesNotContain(key.substring("gantry_k_".length()));
    }

    @Test
    void actsForItsMakerInItsOwnRole() {
        WebTestClient program = program("viewer");
        program.get().uri("/api/v1/entities").exchange().expectStatus().isOk();
        JsonNode claims = claims(CATALOG.only().headers().get("Authorization"));
        assertThat(claims.path("sub").asString()).isEqualTo(user);
        assertThat(claims.path("role").asString()).isEqualTo("viewer");
    }

    @Test
    void isNeverAboveItsMaker() {
        create(Map.of("name", "ci", "role", "admin"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("a key cannot have role admin, since yours is developer");
        WebTestClient program = program("developer");
        people.change(user, Map.of("role", "viewer")).expectStatus().isOk();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> {
                    resetCatalog();
                    program.get().uri("/api/v1/entities").exchange().expectStatus().isOk();
                    assertThat(
                                    claims(CATALOG.only().headers().get("Authorization"))
                                            .path("role")
                                            .asString())
                            .isEqualTo("viewer");
                });
    }

    @Test
    void endsWhenItsMakerEndsIt() {
        JsonNode made = People.key(his, "viewer");
        WebTestClient program = bearing(made.path("key").asString());
        me(program).expectStatus().isOk();
        String path = KEYS + "/" + made.path("id").asString();
        WebTestClient other = bearing(logIn("admin", ADMIN_PASSWORD).path("token").asString());
        other.delete().uri(path).exchange().expectStatus().isNotFound();
        his.delete().uri(path).exchange().expectStatus().isNoContent();
        awaitRefused(program);
        his.delete().uri(path).exchange().expectStatus().isNotFound();
        his.delete().uri(KEYS + "/nonsense").exchange().expectStatus().isNotFound();
    }

    @Test
    void endsAtItsEnd() {
        WebTestClient program = program("viewer");
        me(program).expectStatus().isOk();
        database.sql("UPDATE api_keys SET expires_at = now()").then().block();
        awaitRefused(program);
        create(Map.of("name", "ci", "role", "viewer", "expiresAt", "2020-01-01T00:00:00Z"))
                .expectStatus()
                .isBadRequest();
        create(Map.of("name", "ci", "role", "viewer", "expiresAt", "+999999999-12-31T23:59:59Z"))
                .expectStatus()
                .isBadRequest();
        create(Map.of("name", "ci", "role", "viewer", "expiresAt", inAnHour()))
                .expectStatus()
                .isCreated();
    }

    @Test
    void isRefusedWithEveryFieldThatBreaksItsRule() {
        Map<String, String> body = Map.of("name", " ", "expiresAt", "2020-01-01T00:00:00Z");
        assertThat(People.paths(People.broken(create(body))))
                .containsExactly("/name", "/role", "/expiresAt");
    }

    @Test
    void hasANameOfItsOwn() {
        create(Map.of("name", "ci", "role", "viewer")).expectStatus().isCreated();
        create(Map.of("name", "ci", "role", "viewer")).expectStatus().isEqualTo(409);
        create(Map.of("name", " ", "role", "viewer")).expectStatus().isBadRequest();
        create(Map.of("name", "x")).expectStatus().isBadRequest();
    }

    @Test
    void isOneOfAHundredAtMost() {
        database.sql(
                        """
                        INSERT INTO api_keys (id, token_hash, user_id, name, role, created_at)
                        SELECT gen_random_uuid(), gen_random_uuid()::text, u.id, n::text, 'viewer', now()
                        FROM users AS u, generate_series(1, 99) AS n WHERE u.username = :user
                        """)
                .bind("user", user)
                .then()
                .block();
        create(Map.of("name", "last", "role", "viewer")).expectStatus().isCreated();
        create(Map.of("name", "more", "role", "viewer")).expectStatus().isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/auth/apikeys",
        "POST, /api/v1/auth/apikeys",
        "DELETE, /api/v1/auth/apikeys/x",
        "GET, /api/v1/auth/users",
        "POST, /api/v1/auth/users",
        "PUT, /api/v1/auth/users/admin",
        "DELETE, /api/v1/auth/users/admin",
        "PUT, /api/v1/auth/users/admin/password",
        "PUT, /api/v1/auth/me/password",
        "POST, /api/v1/groups",
        "PUT, /api/v1/groups/x",
        "DELETE, /api/v1/groups/x",
        "PUT, /api/v1/groups/x/members/admin",
        "POST, /user",
        "POST, /user/admin/key",
        "DELETE, /user/admin",
        "POST, /api/v1/auth/logout"
    })
    void managesNoKeysPasswordsUsersOrGroups(String method, String path) {
        WebTestClient program = bearing(People.key(admin(), "admin").path("key").asString());
        program.method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody(String.class)
                .value(error -> assertThat(error).contains("an API key"));
    }

    private WebTestClient program(String role) {
        return bearing(People.key(his, role).path("key").asString());
    }

    private WebTestClient.ResponseSpec create(Map<String, ?> body) {
        return his.post().uri(KEYS).bodyValue(body).exchange();
    }

    private static void awaitRefused(WebTestClient program) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> me(program).expectStatus().isUnauthorized());
    }

    private static WebTestClient.ResponseSpec me(WebTestClient client) {
        return client.get().uri("/api/v1/auth/me").exchange();
    }

    private static String inAnHour() {
        return Instant.now().plus(Duration.ofHours(1)).toString();
    }

    private static JsonNode claims(String bearer) {
        byte[] payload = Base64.getUrlDecoder().decode(bearer.split("\\.", -1)[1]);
        return JsonMapper.shared().readTree(new String(payload, StandardCharsets.UTF_8));
    }

    private void resetCatalog() {
        CATALOG.reset();
    }
}
