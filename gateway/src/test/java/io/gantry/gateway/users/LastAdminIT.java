package io.gantry.gateway.users;

import static io.gantry.gateway.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class LastAdminIT extends GatewayIT {
    private static final String USERS = "/api/v1/auth/users/";

    /** Whatever other tests have made, now there is one. */
    @BeforeEach
    void leaveOneAdmin() {
        execute("UPDATE users SET role = 'viewer' WHERE role = 'admin' AND username <> 'admin'");
        execute("DELETE FROM groups WHERE role = 'admin'");
    }

    @AfterEach
    void restoreAdmin() {
        execute("UPDATE users SET role = 'admin', disabled = false WHERE username = 'admin'");
    }

    @Test
    void canNeitherBeDemotedNorDisabledNorRemoved() {
        WebTestClient admin = admin();
        People people = new People(admin);
        refused(people.change("admin", Map.of("role", "developer")));
        refused(people.change("admin", Map.of("disabled", true)));
        refused(admin.delete().uri(USERS + "admin").exchange());
        String group = people.group("admin");
        people.join(group, "admin");
        people.change("admin", Map.of("role", "viewer")).expectStatus().isOk();
        refused(admin.delete().uri("/api/v1/groups/" + group).exchange());
        refused(admin.delete().uri("/api/v1/groups/" + group + "/members/admin").exchange());
        refused(
                admin.put()
                        .uri("/api/v1/groups/" + group)
                        .bodyValue(Map.of("role", "viewer"))
                        .exchange());
        admin.get().uri(USERS + "admin").exchange().expectStatus().isOk();
    }

    @Test
    void isOneOfTwoWhoDemoteEachOtherAtTheSameTime() {
        for (int round = 0; round < 5; round++) {
            WebTestClient admin = admin();
            String other = new People(admin).user("admin");
            WebTestClient others = bearing(logIn(other, PASSWORD).path("token").asString());
            others.get().uri("/api/v1/auth/me").exchange().expectStatus().isOk();
            List<Integer> answers =
                    Stream.of(demotion(admin, other), demotion(others, "admin"))
                            .map(CompletableFuture::supplyAsync)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
            assertThat(answers).containsOnlyOnce(200).containsAnyOf(403, 409);
            restoreAdmin();
            leaveOneAdmin();
        }
    }

    private static Supplier<Integer> demotion(WebTestClient by, String whom) {
        return () ->
                by.put()
                        .uri(USERS + whom)
                        .bodyValue(Map.of("role", "viewer"))
                        .exchange()
                        .returnResult()
                        .getStatus()
                        .value();
    }

    private static void refused(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("nobody would be administrator any more");
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}
