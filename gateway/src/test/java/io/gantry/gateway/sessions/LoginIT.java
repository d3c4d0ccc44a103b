package io.gantry.gateway.sessions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.gateway.callers.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class LoginIT extends GatewayIT {
    @Test
    void answersTokenEndAndUser() {
        JsonNode answer = logIn("admin", ADMIN_PASSWORD);
        assertThat(answer.path("token").asString()).matches("gantry_s_[A-Za-z0-9_-]{43}");
        assertThat(Instant.parse(answer.path("expiresAt").asString()))
                .isBetween(inDays(29), inDays(31));
        JsonNode user = answer.path("user");
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "username",
                        "displayName",
                        "email",
                        "role",
                        "disabled",
                        "groups",
                        "effectiveRole");
        assertThat(user.path("username").asString()).isEqualTo("admin");
        assertThat(user.path("effectiveRole").asString()).isEqualTo("admin");
        assertThat(user.path("groups").isArray()).isTrue();
    }

    @Test
    void setsCookieThatScriptsCannotRead() {
        ResponseCookie cookie =
                requireNonNull(
                        login("admin", ADMIN_PASSWORD)
                                .expectStatus()
                                .isOk()
                                .returnResult()
                                .getResponseCookies()
                                .getFirst("gantry_session"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecure()).isFalse();
    }

    @Test
    void takesUsernameWithoutRegardToCase() {
        assertThat(logIn("ADMIN", ADMIN_PASSWORD).at("/user/username").asString())
                .isEqualTo("admin");
    }

    @Test
    void refusesWhateverIsWrongInTheSameWords() {
        refused(login("admin", "wrong password"));
        refused(login("nobody", ADMIN_PASSWORD));
        refused(login("admin", "short"));
    }

    @Test
    void takesAsLongForAnUnknownUser() {
        Duration known = Duration.ofDays(1);
        Duration unknown = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) { // in turns, so that both are slowed down alike
            known = shorter(known, timeToRefuse("admin"));
            unknown = shorter(unknown, timeToRefuse("nobody"));
        }
        assertThat(unknown).isBetween(known.dividedBy(3), known.multipliedBy(3));
    }

    @Test
    void namesWhatIsWrongWithTheBody() {
        malformed(Map.of("username", "admin"), "password is missing");
        malformed(Map.of("username", "", "password", "x"), "username is missing");
        malformed(Map.of("username", "a", "password", "b", "remember", true), "remember");
        malformed(Map.of("username", "no\u0000body", "password", "x"), "U+0000");
        malformed("{\"username\": ", "malformed body");
        malformed("[]", "malformed body");
    }

    @Test
    void namesAllThatIsMissing() {
        assertThat(People.paths(People.broken(login("", ""))))
                .containsExactly("/username", "/password");
    }

    @Test
    void letsABrowserWithAStaleCookieLogIn() {
        anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .cookie("gantry_session", "gantry_s_stale")
                .bodyValue(Map.of("username", "admin", "password", ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void keepsOnlyTheHashOfTheToken() {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        String rows =
                database.sql("SELECT string_agg(s::text, ' ') FROM sessions AS s")
                        .mapValue(String.class)
                        .one()
                        .block();
        assertThat(rows)
                .doesNotContain(token)
                .doesNotContain(token.substring("gantry_s_".length()))
                .contains(new Token(Token.Kind.SESSION, token).hash());
    }

    private static void refused(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid credentials")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    private void malformed(Object body, String complaint) {
        anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(error -> assertThat(String.valueOf(error)).contains(complaint));
    }

    private Duration timeToRefuse(String username) {
        Instant start = Instant.now();
        refused(login(username, "wrong password"));
        return Duration.between(start, Instant.now());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
