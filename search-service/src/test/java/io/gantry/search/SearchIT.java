package io.gantry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.contracts.identity.Role;
import io.gantry.testing.TestPlatform;
import io.gantry.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Search as its users see it, over the real Kafka and OpenSearch. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.level.io.gantry.search=debug")
@Import(SpanRecorder.class)
public abstract class SearchIT {
    protected static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();
    protected static final CatalogVoice CATALOG = new CatalogVoice();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static {
        TestTokens.serveKeys();
    }

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired protected SpanRecorder recorder;

    /** In the first second of a fresh platform there is no index yet. */
    @BeforeEach
    protected void awaitIndex() {
        awaitHealth("readiness", 200);
    }

    protected WebTestClient viewer() {
        return as("alice", Role.VIEWER);
    }

    protected WebTestClient as(String user, Role role) {
        return anonymous()
                .mutate()
                .defaultHeader(
                        HttpHeaders.AUTHORIZATION, TestTokens.bearer(user, role, "search-service"))
                .build();
    }

    protected WebTestClient anonymous() {
        return client(port);
    }

    /** The status of {@code liveness} or {@code readiness}. */
    protected void awaitHealth(String group, int status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        client(managementPort)
                                .get()
                                .uri("/actuator/health/" + group)
                                .exchange()
                                .expectStatus()
                                .isEqualTo(status));
    }

    /** Expects that a search answers as it must while OpenSearch is away. */
    protected void expectUnavailable() {
        viewer().get()
                .uri("/api/v1/search?q=payment")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("search is not available, try again later")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** The answer to that search; the query is everything behind {@code /api/v1/search}. */
    protected JsonNode search(String query, Object... values) {
        byte[] body =
                viewer().get()
                        .uri("/api/v1/search" + query, values)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    /** The names that a search finds, best first. */
    protected List<String> names(String query, Object... values) {
        return search(query, values).valueStream().map(hit -> hit.path("name").asString()).toList();
    }

    /** Waits until a search for those words finds exactly these names, in any order. */
    protected void awaitNames(String words, String... names) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(names("?q={q}", words)).containsExactlyInAnyOrder(names));
    }

    /**
     * Waits until all that was told so far is indexed. The partitions are read side by side, so
     * each needs a message of its own to be waited for.
     */
    protected void awaitAllSoFarIndexed() {
        String word = aWord();
        String[] names = new String[60];
        for (int i = 0; i < names.length; i++) {
            names[i] = word + "-" + i;
            CATALOG.created(AnEntity.named(names[i]).make());
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> names("?q={q}&limit=100", word).size() == names.length);
    }

    /** A word that no other test uses, too long to be a typo of another. */
    protected static String aWord() {
        return ThreadLocalRandom.current()
                .ints(12, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
