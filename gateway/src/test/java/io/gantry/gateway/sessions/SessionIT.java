package io.gantry.gateway.sessions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.callers.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class SessionIT extends GatewayIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private String token = "";

    @BeforeEach
    void logIn() {
        token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
    }

    @Test
    void knowsTheBearerOfATokenAndOfACookie() {
        me(bearing(token))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.username")
                .isEqualTo("admin");
        me(withCookie(token)).expectStatus().isOk();
    }

    @Test
    void refusesAWrongTokenBesideARightCookie() {
        for (String wrong : List.of("Bearer gantry_s_wrong", "Bearer ", "Basic YTpi", "x")) {
            me(withCookie(token).mutate().defaultHeader("Authorization", wrong).build())
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueMatches("WWW-Authenticate", "Bearer.*");
        }
    }

    @Test
    void endsEverywhereSoonAfterLogout() {
        me(bearing(token)).expectStatus().isOk();
        bearing(token)
                .post()
                .uri("/api/v1/auth/logout")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .maxAge("gantry_session", Duration.ZERO);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> me(bearing(token)).expectStatus().isUnauthorized());
    }

    @Test
    void noticesThatAnotherReplicaEndedTheSession() {
        endsSoonAfter("DELETE FROM sessions WHERE token_hash = :hash");
    }

    @Test
    void endsAfterTwelveHoursWithoutUse() {
        endsSoonAfter(
                "UPDATE sessions SET last_used = now() - interval '12 h' WHERE token_hash = :hash");
    }

    @Test
    void endsAfterThirtyDaysInAll() {
        endsSoonAfter("UPDATE sessions SET expires_at = now() WHERE token_hash = :hash");
    }

    @Test
    void letsNobodyInWhoIsDisabled() {
        String of = "WHERE id = (SELECT user_id FROM sessions WHERE token_hash = :hash)";
        try {
            endsSoonAfter("UPDATE users SET disabled = true " + of);
            login("admin", ADMIN_PASSWORD).expectStatus().isUnauthorized();
        } finally {
            change("UPDATE users SET disabled = false " + of);
        }
    }

    @Test
    void writesItsUseAtMostOnceAMinute() {
        Instant begun = lastUsed();
        me(bearing(token)).expectStatus().isOk();
        assertThat(lastUsed()).isEqualTo(begun);
        change("UPDATE sessions SET last_used = now() - interval '61 s' WHERE token_hash = :hash");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> {
                    me(bearing(token)).expectStatus().isOk();
                    return !lastUsed().isBefore(begun);
                });
    }

    private void endsSoonAfter(String sql) {
        me(bearing(token)).expectStatus().isOk();
        change(sql);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> me(bearing(token)).expectStatus().isUnauthorized());
    }

    private void change(String sql) {
        String hash = new Token(Token.Kind.SESSION, token).hash();
        assertThat(database.sql(sql).bind("hash", hash).fetch().rowsUpdated().block()).isEqualTo(1);
    }

    private Instant lastUsed() {
        return requireNonNull(
                database.sql("SELECT last_used FROM sessions WHERE token_hash = :hash")
                        .bind("hash", new Token(Token.Kind.SESSION, token).hash())
                        .mapValue(Instant.class)
                        .one()
                        .block());
    }

    private WebTestClient withCookie(String value) {
        return anonymous().mutate().defaultCookie("gantry_session", value).build();
    }

    private static WebTestClient.ResponseSpec me(WebTestClient client) {
        return client.get().uri("/api/v1/auth/me").exchange();
    }
}
