package io.gantry.gateway.security;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.basic;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Behind the routes of git there is no service here, so who may come in gets 503. */
class BasicIT extends GatewayIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int NO_SERVICE = 503;
    private People people;
    private String user;

    @BeforeEach
    void makeUser() {
        people = new People(admin());
        user = people.user("developer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user/a/keys",
                "/hook/a",
                "/git/a.git/info/refs",
                "/git/a.git/info/refs?service=git-receive-pack"
            })
    void isAskedForAndTakenWhereGitAsks(String path) {
        ask(path, null)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic realm=\"gantry\".*");
        ask(path, basic(user, PASSWORD)).expectStatus().isEqualTo(NO_SERVICE);
        ask(path, basic(user, "wrong password"))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/entities", "/healthcheck", "/users", "/gitx", "/api/v1/auth/me"})
    void isTakenNowhereElse(String path) {
        ask(path, basic(user, PASSWORD))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer .*");
    }

    @Test
    void takesAKeyInPlaceOfThePasswordButOnlyOfThatUser() {
        WebTestClient his = bearing(logIn(user, PASSWORD).path("token").asString());
        String key = People.key(his, "viewer").path("key").asString();
        git(basic(user, key)).expectStatus().isEqualTo(NO_SERVICE);
        git(basic("admin", key)).expectStatus().isUnauthorized();
    }

    @Test
    void forgetsAPasswordThatWasChanged() {
        git(basic(user, PASSWORD)).expectStatus().isEqualTo(NO_SERVICE);
        people.setPassword(user, "another battery");
        awaitRefused();
        git(basic(user, "another battery")).expectStatus().isEqualTo(NO_SERVICE);
    }

    @Test
    void forgetsAUserWhoIsDisabledOrGone() {
        git(basic(user, PASSWORD)).expectStatus().isEqualTo(NO_SERVICE);
        people.change(user, Map.of("disabled", true)).expectStatus().isOk();
        awaitRefused();
        people.change(user, Map.of("disabled", false)).expectStatus().isOk();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> git(basic(user, PASSWORD)).expectStatus().isEqualTo(NO_SERVICE));
        admin().delete().uri("/api/v1/auth/users/" + user).exchange();
        awaitRefused();
    }

    @Test
    void countsLikeALogin() {
        for (int i = 0; i < 10; i++) {
            git(basic(user, "wrong password " + i)).expectStatus().isUnauthorized();
        }
        git(basic(user, PASSWORD)).expectStatus().isEqualTo(429);
        login(user, PASSWORD).expectStatus().isEqualTo(429);
    }

    private void awaitRefused() {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> git(basic(user, PASSWORD)).expectStatus().isUnauthorized());
    }

    private WebTestClient.ResponseSpec git(String authorization) {
        return ask("/git/a.git/info/refs", authorization);
    }

    private WebTestClient.ResponseSpec ask(String path, @Nullable String authorization) {
        return anonymous()
                .get()
                .uri(path)
                .headers(headers -> {
                    if (authorization != null) {
                        headers.set("Authorization", authorization);
                    }
                })
                .exchange();
    }
}
