package io.gantry.gateway;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.basic;

import io.gantry.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two gateways on one database, while Kafka is away: what one changes holds at the other. */
class ReplicasIT {
    private static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ADMIN_PASSWORD = "correct horse battery";
    @TempDir private static Path data;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;
    private WebTestClient admin;
    private People people;
    private String user;
    private WebTestClient his;

    @BeforeAll
    static void start() {
        String database = Gateways.aDatabase();
        one = gateway(database);
        two = gateway(database);
        PLATFORM.kill("kafka");
    }

    @AfterAll
    static void stop() {
        PLATFORM.restart("kafka");
        one.close();
        two.close();
    }

    private static ConfigurableApplicationContext gateway(String database) {
        return Gateways.start(
                "--gantry.database=" + database,
                "--gantry.encryption-key=" + GatewayIT.ENCRYPTION_KEY,
                "--gantry.admin-password=" + ADMIN_PASSWORD,
                "--gantry.data=" + data);
    }

    /** Changes are made at one gateway and looked at through the other. */
    @BeforeEach
    void logIn() {
        admin = bearing(one, token("admin", ADMIN_PASSWORD));
        people = new People(admin);
        user = people.user("developer");
        his = bearing(two, token(user, PASSWORD));
        isIn(his);
    }

    @Test
    void endsASessionThatWasLeftElsewhere() {
        String token = token(user, PASSWORD);
        WebTestClient here = bearing(two, token);
        isIn(here);
        bearing(one, token)
                .post()
                .uri("/api/v1/auth/logout")
                .exchange()
                .expectStatus()
                .isNoContent();
        awaitOut(here);
    }

    @Test
    void endsAKeyThatWasEndedElsewhere() {
        var key = People.key(his, "viewer");
        WebTestClient program = bearing(two, key.path("key").asString());
        isIn(program);
        bearing(one, token(user, PASSWORD))
                .delete()
                .uri("/api/v1/auth/apikeys/" + key.path("id").asString())
                .exchange()
                .expectStatus()
                .isNoContent();
        awaitOut(program);
    }

    @Test
    void changesRolesAndGroupsThatWereChangedElsewhere() {
        people.change(user, Map.of("role", "viewer")).expectStatus().isOk();
        awaitRole("viewer");
        String group = people.group("platform-engineer");
        people.join(group, user);
        awaitRole("platform-engineer");
        admin.delete().uri("/api/v1/groups/" + group).exchange().expectStatus().isNoContent();
        awaitRole("viewer");
    }

    /** Of several changes one, as a machine may be slow at times. */
    @Test
    void changesRolesWithinTwoSeconds() {
        Awaitility.await()
                .atMost(SOON.multipliedBy(3))
                .until(
                        () -> {
                            var _ = timeToBecome("developer");
                            return timeToBecome("viewer");
                        },
                        took -> took.compareTo(Duration.ofSeconds(2)) < 0);
    }

    private Duration timeToBecome(String role) {
        people.change(user, Map.of("role", role)).expectStatus().isOk();
        Instant changed = Instant.now();
        awaitRole(role);
        return Duration.between(changed, Instant.now());
    }

    @Test
    void shutsOutWhoWasDisabledOrRemovedElsewhere() {
        people.change(user, Map.of("disabled", true)).expectStatus().isOk();
        awaitOut(his);
        people.change(user, Map.of("disabled", false)).expectStatus().isOk();
        Awaitility.await().atMost(SOON).untilAsserted(() -> isIn(his));
        admin.delete().uri("/api/v1/auth/users/" + user).exchange().expectStatus().isNoContent();
        awaitOut(his);
    }

    @Test
    void takesNoPasswordThatWasChangedElsewhere() {
        WebTestClient git = Gateways.client(two);
        git(git).expectStatus().isEqualTo(503); // no service there, but he may come in
        admin.put()
                .uri("/api/v1/auth/users/{user}/password", user)
                .bodyValue(Map.of("newPassword", "another battery"))
                .exchange()
                .expectStatus()
                .isNoContent();
        awaitOut(his);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> git(git).expectStatus().isUnauthorized());
    }

    private WebTestClient.ResponseSpec git(WebTestClient client) {
        return client.get()
                .uri("/git/a.git/info/refs")
                .header("Authorization", basic(user, PASSWORD))
                .exchange();
    }

    private static String token(String name, String password) {
        return People.json(
                        Gateways.client(one)
                                .post()
                                .uri("/api/v1/auth/login")
                                .bodyValue(Map.of("username", name, "password", password))
                                .exchange()
                                .expectStatus()
                                .isOk())
                .path("token")
                .asString();
    }

    private static WebTestClient bearing(ConfigurableApplicationContext gateway, String token) {
        return Gateways.client(gateway)
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    private static void isIn(WebTestClient client) {
        me(client).expectStatus().isOk();
    }

    private static void awaitOut(WebTestClient client) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> me(client).expectStatus().isUnauthorized());
    }

    private void awaitRole(String role) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> me(his).expectBody().jsonPath("$.effectiveRole").isEqualTo(role));
    }

    private static WebTestClient.ResponseSpec me(WebTestClient client) {
        return client.get().uri("/api/v1/auth/me").exchange();
    }
}
