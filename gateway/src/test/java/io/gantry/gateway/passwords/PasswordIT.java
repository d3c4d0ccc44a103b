package io.gantry.gateway.passwords;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.aName;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Source;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.sessions.SessionService;
import io.gantry.gateway.users.Credential;
import io.gantry.gateway.users.Credentials;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

class PasswordIT extends GatewayIT {
    @Autowired private Credentials credentials;
    @Autowired private SessionService sessions;

    private static final String NEW = "another battery";
    private static final Duration SOON = Duration.ofSeconds(20);
    private String user;
    private WebTestClient his;

    @BeforeEach
    void logIn() {
        user = new People(admin()).user("viewer");
        his = session();
    }

    /** Who has shown the old one meanwhile gets in no more. */
    @Test
    void beginsNoSessionByAPasswordThatWasChangedMeanwhile() {
        People people = new People(admin());
        String user = people.user("viewer");
        Credential shown = requireNonNull(credentials.read(user).block());
        Client client = new Client("192.0.2.1", Source.API, "test");
        assertThat(sessions.begin(shown, client).block()).isNotNull();
        people.setPassword(user, "another battery");
        assertThat(sessions.begin(shown, client).block()).isNull();
        assertThat(
                        database.sql("SELECT count(*) FROM sessions WHERE user_id = :user")
                                .bind("user", shown.user().id())
                                .mapValue(Long.class)
                                .one()
                                .block())
                .isZero();
    }

    @Test
    void ofOneselfEndsOnesOtherSessionsButNotThisOneNorKeys() {
        WebTestClient other = session();
        WebTestClient program = bearing(People.key(his, "viewer").path("key").asString());
        me(other).expectStatus().isOk();
        change(PASSWORD, NEW).expectStatus().isNoContent();
        awaitRefused(other);
        me(his).expectStatus().isOk();
        me(program).expectStatus().isOk();
        login(user, PASSWORD).expectStatus().isUnauthorized();
        login(user, NEW).expectStatus().isOk();
    }

    @Test
    void staysIfTheCurrentOneIsWrongOrTheNewOneBreaksTheRule() {
        change("wrong password", NEW)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("currentPassword is wrong");
        change(PASSWORD, "short").expectStatus().isBadRequest();
        change(PASSWORD, "x".repeat(257)).expectStatus().isBadRequest();
        login(user, PASSWORD).expectStatus().isOk();
    }

    @Test
    void isRefusedWithAllThatIsWrong() {
        assertThat(People.paths(People.broken(change("", "short"))))
                .containsExactly("/currentPassword", "/newPassword");
    }

    @Test
    void cannotBeGuessedByAStolenSession() {
        for (int i = 0; i < 10; i++) {
            change("wrong password", NEW).expectStatus().isForbidden();
        }
        change(PASSWORD, NEW).expectStatus().isEqualTo(429);
    }

    @Test
    void isGivenByAnAdministratorWhichEndsAllSessions() {
        reset(user, NEW).expectStatus().isNoContent();
        awaitRefused(his);
        login(user, NEW).expectStatus().isOk();
        reset(user, "short").expectStatus().isBadRequest();
        reset(aName(), NEW).expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec change(String current, String next) {
        return his.put()
                .uri("/api/v1/auth/me/password")
                .bodyValue(Map.of("currentPassword", current, "newPassword", next))
                .exchange();
    }

    private WebTestClient.ResponseSpec reset(String whose, String next) {
        return admin().put()
                .uri("/api/v1/auth/users/{user}/password", whose)
                .bodyValue(Map.of("newPassword", next))
                .exchange();
    }

    private WebTestClient session() {
        return bearing(logIn(user, PASSWORD).path("token").asString());
    }

    private static void awaitRefused(WebTestClient client) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> me(client).expectStatus().isUnauthorized());
    }

    private static WebTestClient.ResponseSpec me(WebTestClient client) {
        return client.get().uri("/api/v1/auth/me").exchange();
    }
}
