package io.gantry.gateway;

import io.gantry.testing.TestPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as its users see it, over the real PostgreSQL and Kafka. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
// All contexts of the tests are live gateways that share one limit.
@TestPropertySource(
        properties = {"gantry.limits.requests-per-second=10000", "gantry.limits.burst=10000"})
public abstract class GatewayIT {
    public static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    protected static final String ADMIN_PASSWORD = "correct horse battery";
    protected static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();
    protected static final StandIn CATALOG = new StandIn();
    protected static final StandIn SEARCH = new StandIn();

    /** Nothing listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @LocalServerPort protected int port;
    @LocalManagementPort protected int managementPort;
    @Autowired protected DatabaseClient database;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("gantry.encryption-key", () -> ENCRYPTION_KEY);
        registry.add("gantry.admin-password", () -> ADMIN_PASSWORD);
        registry.add("gantry.data", () -> Path.of("target", "data"));
        // All tests come from one address; what is promised of it, LoginLimitIT tests elsewhere.
        registry.add("gantry.login.failures-per-address", () -> 10_000);
        registry.add("gantry.services.timeout", () -> "5s");
        registry.add("gantry.services.catalog", CATALOG::address);
        registry.add("gantry.services.search", SEARCH::address);
        registry.add("gantry.services.git", () -> "${test.git:" + NOWHERE + "}");
        for (String absent : new String[] {"audit", "action", "plugin"}) {
            registry.add("gantry.services." + absent, () -> NOWHERE);
        }
    }

    @BeforeEach
    void resetStandIns() {
        CATALOG.reset();
        SEARCH.reset();
    }

    protected WebTestClient anonymous() {
        return client("http://127.0.0.1:" + port);
    }

    protected static WebTestClient client(String baseUrl) {
        return WebTestClient.bindToServer()
                .baseUrl(baseUrl)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** Speaks with that token. */
    protected WebTestClient bearing(String token) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /** The status of what that client gets there. */
    protected static int status(WebTestClient client, String uri) {
        return client.get().uri(uri).exchange().returnResult(Void.class).getStatus().value();
    }

    /** What is measured, as Prometheus reads it. */
    protected String metrics() {
        return String.valueOf(
                anonymous()
                        .get()
                        .uri("/metrics")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    /** The administrator in a new session. */
    protected WebTestClient admin() {
        return bearing(logIn("admin", ADMIN_PASSWORD).path("token").asString());
    }

    /** The answer to a login that works. */
    protected JsonNode logIn(String username, String password) {
        byte[] answer =
                login(username, password)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(answer);
    }

    protected WebTestClient.ResponseSpec login(String username, String password) {
        return anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }
}
