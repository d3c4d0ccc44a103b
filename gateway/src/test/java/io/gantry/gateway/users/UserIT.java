package io.gantry.gateway.users;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.aName;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class UserIT extends GatewayIT {
    private static final String USERS = "/api/v1/auth/users";
    private static final Duration SOON = Duration.ofSeconds(20);
    private WebTestClient admin;
    private People people;

    @BeforeEach
    void logIn() {
        admin = admin();
        people = new People(admin);
    }

    @Test
    void makesAUserWhoCanLogIn() {
        String name = aName();
        WebTestClient.ResponseSpec answer =
                create(Map.of("username", name, "password", PASSWORD, "role", "developer"));
        answer.expectStatus().isCreated().expectHeader().location(USERS + "/" + name);
        JsonNode user = People.json(answer);
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "username",
                        "displayName",
                        "email",
                        "role",
                        "disabled",
                        "groups",
                        "effectiveRole");
        assertThat(user.path("displayName").asString()).isEqualTo(name);
        assertThat(logIn(name, PASSWORD).at("/user/effectiveRole").asString())
                .isEqualTo("developer");
        assertThat(People.json(admin.get().uri(USERS + "/" + name).exchange())).isEqualTo(user);
    }

    @Test
    void refusesANameThatIsTakenInAnotherCase() {
        String name = people.user("viewer");
        create(
                        Map.of(
                                "username",
                                name.toUpperCase(Locale.ROOT),
                                "password",
                                PASSWORD,
                                "role",
                                "viewer"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .value(error -> assertThat(String.valueOf(error)).containsIgnoringCase(name));
    }

    @ParameterizedTest
    @CsvSource({
        "username, '..', username is",
        "username, 'a b', username is",
        "username, '', username is missing",
        "password, short, password must have 8 to 256 characters",
        "role, king, 'role \"king\" is none of'",
        "email, nonsense, email is",
        "displayName, ' x', displayName is",
        "effectiveRole, admin, effectiveRole"
    })
    void refusesAFieldThatBreaksItsRule(String field, String value, String complaint) {
        Map<String, String> body =
                new HashMap<>(Map.of("username", aName(), "password", PASSWORD, "role", "viewer"));
        body.put(field, value);
        create(body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(error ->
                        assertThat(String.valueOf(error))
                                .contains(complaint)
                                .doesNotContain("short"))
                .jsonPath("$.details[0].path")
                .isEqualTo("/" + field)
                .jsonPath("$.details[0].message")
                .value(message -> assertThat(String.valueOf(message)).contains(complaint));
    }

    @Test
    void tellsOfEveryFieldThatBreaksItsRule() {
        WebTestClient.ResponseSpec made =
                create(
                        Map.of(
                                "username", "a b",
                                "password", "short",
                                "displayName", " x",
                                "email", "nonsense"));
        JsonNode answer = People.broken(made);
        assertThat(People.paths(answer))
                .containsExactly("/username", "/password", "/role", "/displayName", "/email");
        assertThat(answer.path("error")).isEqualTo(answer.at("/details/0/message"));
        assertThat(answer.toString()).doesNotContain("short");
        String name = people.user("viewer");
        assertThat(
                        People.paths(
                                People.broken(
                                        people.change(
                                                name, Map.of("displayName", "", "email", "x")))))
                .containsExactly("/displayName", "/email");
    }

    @Test
    void changesOnlyTheFieldsThatAreGiven() {
        String name = people.user("developer");
        people.change(name, Map.of("email", "a@example.com")).expectStatus().isOk();
        JsonNode user = People.json(people.change(name, Map.of("displayName", "Alice A")));
        assertThat(user.path("email").asString()).isEqualTo("a@example.com");
        assertThat(user.path("displayName").asString()).isEqualTo("Alice A");
        assertThat(user.path("role").asString()).isEqualTo("developer");
        assertThat(People.json(people.change(name, Map.of("email", ""))).path("email").isNull())
                .isTrue();
        people.change(name, Map.of("password", PASSWORD)).expectStatus().isBadRequest();
        people.change(aName(), Map.of()).expectStatus().isNotFound();
    }

    @Test
    void refusesAParameterThatComesAgain() {
        admin.get()
                .uri(USERS + "?limit=1&limit=2")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("query parameter \"limit\" is given 2 times, expected once");
    }

    @Test
    void listsUsersByNameInPages() {
        List<String> made = IntStream.range(0, 3).mapToObj(_ -> people.user("viewer")).toList();
        List<String> all = names(People.json(admin.get().uri(USERS).exchange()));
        assertThat(all).containsAll(made).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        var first = admin.get().uri(USERS + "?limit=2&count=true").exchange();
        String link =
                first.expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("X-Total-Count", String.valueOf(all.size()))
                        .returnResult()
                        .getResponseHeaders()
                        .getFirst("Link");
        List<String> paged = new ArrayList<>(names(People.json(first)));
        String next = String.valueOf(link).replaceAll("^<|>; rel=\"next\"$", "");
        paged.addAll(
                names(
                        People.json(
                                admin.get()
                                        .uri(URI.create("http://127.0.0.1:" + port + next))
                                        .exchange())));
        assertThat(paged).isEqualTo(all.subList(0, Math.min(4, all.size())));
        admin.get().uri(USERS + "?limti=2").exchange().expectStatus().isBadRequest();
    }

    @Test
    void lettingAUserGoEndsAllThatIsHis() {
        String name = people.user("developer");
        WebTestClient his = bearing(logIn(name, PASSWORD).path("token").asString());
        WebTestClient program = bearing(People.key(his, "viewer").path("key").asString());
        program.get().uri("/api/v1/auth/me").exchange().expectStatus().isOk();
        admin.delete().uri(USERS + "/" + name).exchange().expectStatus().isNoContent();
        for (WebTestClient gone : List.of(his, program)) {
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() ->
                            gone.get()
                                    .uri("/api/v1/auth/me")
                                    .exchange()
                                    .expectStatus()
                                    .isUnauthorized());
        }
        login(name, PASSWORD).expectStatus().isUnauthorized();
        admin.get().uri(USERS + "/" + name).exchange().expectStatus().isNotFound();
        admin.delete().uri(USERS + "/" + name).exchange().expectStatus().isNotFound();
    }

    @Test
    void refusesOthersBeforeTheirBodyIsLookedAt() {
        String name = people.user("platform-engineer");
        WebTestClient his = bearing(logIn(name, PASSWORD).path("token").asString());
        his.post()
                .uri(USERS)
                .header("Content-Type", "application/json")
                .bodyValue("{oops")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("needs role admin, you have platform-engineer");
        his.get().uri(USERS + "?nonsense=1").exchange().expectStatus().isForbidden();
        his.delete().uri(USERS + "/admin").exchange().expectStatus().isForbidden();
        his.get().uri("/api/v1/groups").exchange().expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec create(Map<String, ?> body) {
        return admin.post().uri(USERS).bodyValue(body).exchange();
    }

    private static List<String> names(JsonNode users) {
        return users.valueStream().map(user -> user.path("username").asString()).toList();
    }
}
