package io.gantry.gateway.groups;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.aName;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class GroupIT extends GatewayIT {
    private static final String GROUPS = "/api/v1/groups";
    private static final Duration SOON = Duration.ofSeconds(20);
    private WebTestClient admin;
    private People people;

    @BeforeEach
    void logIn() {
        admin = admin();
        people = new People(admin);
    }

    @Test
    void givesItsMembersItsRoleAndTakesItBack() {
        String user = people.user("viewer");
        String group = people.group("platform-engineer");
        WebTestClient his = bearing(logIn(user, PASSWORD).path("token").asString());
        people.join(group, user);
        people.join(group, user);
        awaitRole(his, "platform-engineer");
        admin.put().uri(GROUPS + "/" + group).bodyValue(Map.of("role", "developer")).exchange();
        awaitRole(his, "developer");
        people.leave(group, user);
        awaitRole(his, "viewer");
        people.join(group, user);
        awaitRole(his, "developer");
        admin.delete().uri(GROUPS + "/" + group).exchange().expectStatus().isNoContent();
        awaitRole(his, "viewer");
    }

    @Test
    void showsItsMembers() {
        String user = people.user("viewer");
        String group = people.group("developer");
        people.join(group, user);
        JsonNode answer = People.json(admin.get().uri(GROUPS + "/" + group).exchange());
        assertThat(answer.path("title").asString()).isEqualTo("Group " + group);
        assertThat(answer.path("members").size()).isEqualTo(1);
        assertThat(answer.at("/members/0/username").asString()).isEqualTo(user);
        assertThat(answer.at("/members/0/origins/0").asString()).isEqualTo("admin");
        assertThat(People.json(admin.get().uri(GROUPS).exchange()).valueStream())
                .anySatisfy(one -> {
                    assertThat(one.path("name").asString()).isEqualTo(group);
                    assertThat(one.propertyNames()).containsExactly("name", "title", "role");
                });
    }

    @Test
    void tellsTheHeadAloneToWhomeverMayReadThem() {
        String key = People.key(admin, "admin").path("key").asString();
        bearing(key).head().uri(GROUPS).exchange().expectStatus().isOk();
        bearing(logIn(people.user("viewer"), PASSWORD).path("token").asString())
                .head()
                .uri(GROUPS)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ops", "ops team", "-ops", "ops-", "", "ops/x"})
    void refusesANameThatNoTeamCouldHave(String name) {
        admin.post()
                .uri(GROUPS)
                .bodyValue(Map.of("name", name, "role", "viewer"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.details[0].path")
                .isEqualTo("/name");
    }

    @Test
    void tellsOfEveryFieldThatBreaksItsRule() {
        Map<String, String> body = Map.of("name", "Ops", "title", " ");
        assertThat(People.paths(People.broken(admin.post().uri(GROUPS).bodyValue(body).exchange())))
                .containsExactly("/name", "/title", "/role");
    }

    @Test
    void saysWhatIsMissing() {
        String user = people.user("viewer");
        String group = people.group("viewer");
        notFound("/" + aName() + "/members/" + user, "group");
        notFound("/" + group + "/members/" + aName(), "user");
        admin.delete()
                .uri(GROUPS + "/" + group + "/members/" + user)
                .exchange()
                .expectStatus()
                .isNotFound();
        admin.get().uri(GROUPS + "/" + aName()).exchange().expectStatus().isNotFound();
        admin.post()
                .uri(GROUPS)
                .bodyValue(Map.of("name", group, "role", "viewer"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    private void notFound(String path, String what) {
        admin.put()
                .uri(GROUPS + path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error")
                .value(error -> assertThat(String.valueOf(error)).startsWith(what));
    }

    private static void awaitRole(WebTestClient his, String role) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        his.get()
                                .uri("/api/v1/auth/me")
                                .exchange()
                                .expectBody()
                                .jsonPath("$.effectiveRole")
                                .isEqualTo(role));
    }
}
