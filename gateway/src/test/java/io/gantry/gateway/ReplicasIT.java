package io.gantry.gateway;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.basic;

import io.gantry.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
        holdsWithinTwoSeconds(() -> {
            String token = token(user, PASSWORD);
            WebTestClient here = bearing(two, token);
            isIn(here);
            bearing(one, token)
                    .post()
                    .uri("/api/v1/auth/logout")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            return timeUntilOut(here);
        });
    }

    @Test
    void endsAKeyThatWasEndedElsewhere() {
        holdsWithinTwoSeconds(() -> {
            var key = People.key(his, "viewer");
            WebTestClient program = bearing(two, key.path("key").asString());
            isIn(program);
            bearing(one, token(user, PASSWORD))
                    .delete()
                    .uri("/api/v1/auth/apikeys/" + key.path("id").asString())
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            return timeUntilOut(program);
        });
    }

    @Test
    void changesRolesThatWereChangedElsewhere() {
        holdsWithinTwoSeconds(() -> {
            people.change(user, Map.of("role", "developer")).expectStatus().isOk();
            awaitRole("developer");
            people.change(user, Map.of("role", "viewer")).expectStatus().isOk();
            return time(() -> awaitRole("viewer"));
        });
    }

    @Test
    void changesGroupsThatWereChangedElsewhere() {
        people.change(user, Map.of("role", "viewer")).expectStatus().isOk();
        holdsWithinTwoSeconds(() -> {
            String group = people.group("platform-engineer");
            people.join(group, user);
            awaitRole("platform-engineer");
            admin.delete().uri("/api/v1/groups/" + group).exchange().expectStatus().isNoContent();
            return time(() -> awaitRole("viewer"));
        });
    }

    @Test
    void shutsOutWhoWasDisabledElsewhere() {
        holdsWithinTwoSeconds(() -> {
            people.change(user, Map.of("disabled", false)).expectStatus().isOk();
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> isIn(his));
            people.change(user, Map.of("disabled", true)).expectStatus().isOk();
            return timeUntilOut(his);
        });
    }

    @Test
    void shutsOutWhoWasRemovedElsewhere() {
        holdsWithinTwoSeconds(() -> {
            String gone = people.user("viewer");
            WebTestClient here = bearing(two, token(gone, PASSWORD));
            isIn(here);
            admin.delete()
                    .uri("/api/v1/auth/users/" + gone)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            return timeUntilOut(here);
        });
    }

    @Test
    void takesNoPasswordThatWasChangedElsewhere() {
        holdsWithinTwoSeconds(() -> {
            String changed = people.user("viewer");
            git(changed).expectStatus().isEqualTo(503); // no service there, but he may come in
            people.setPassword(changed, "another battery");
            return time(() ->
                    Awaitility.await()
                            .atMost(PATIENCE)
                            .untilAsserted(() -> git(changed).expectStatus().isUnauthorized()));
        });
    }

    /** Of several changes one, as a machine may be slow at times. */
    private static void holdsWithinTwoSeconds(Callable<Duration> change) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(change, took -> took.compareTo(Duration.ofSeconds(2)) < 0);
    }

    private static Duration timeUntilOut(WebTestClient client) {
        return time(() ->
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> me(client).expectStatus().isUnauthorized()));
    }

    private static Duration time(Runnable waiting) {
        Instant changed = Instant.now();
        waiting.run();
        return Duration.between(changed, Instant.now());
    }

    private static WebTestClient.ResponseSpec git(String user) {
        return Gateways.client(two)
                .get()
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

    private void awaitRole(String role) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> me(his).expectBody().jsonPath("$.effectiveRole").isEqualTo(role));
    }

    private static WebTestClient.ResponseSpec me(WebTestClient client) {
        return client.get().uri("/api/v1/auth/me").exchange();
    }
}
