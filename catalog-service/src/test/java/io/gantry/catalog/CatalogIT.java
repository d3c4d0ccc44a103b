package io.gantry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.testing.TestPlatform;
import io.gantry.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalog as its users see it, over the real PostgreSQL and Kafka. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class CatalogIT {
    protected static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();

    static {
        TestTokens.serveKeys();
    }

    @LocalServerPort protected int port;
    @Autowired protected DatabaseClient database;

    /** Speaks as alice, with that role. */
    protected WebTestClient as(Role role) {
        return anonymous()
                .mutate()
                .defaultHeader(
                        HttpHeaders.AUTHORIZATION,
                        TestTokens.bearer("alice", role, "catalog-service"))
                .build();
    }

    protected WebTestClient developer() {
        return as(Role.DEVELOPER);
    }

    protected WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build();
    }

    /** A name that no other test has. */
    protected static String aName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A small service of that name. */
    protected static Map<String, Object> aService(String name) {
        return aService(name, Map.of("type", "backend"));
    }

    protected static Map<String, Object> aService(String name, Map<String, Object> spec) {
        return Map.of("kind", "Service", "metadata", Map.of("name", name), "spec", spec);
    }

    /** For an assertion on a sentence. */
    protected static Consumer<String> saying(String part) {
        return sentence -> assertThat(sentence).contains(part);
    }

    /** Makes the entity and expects that it worked. */
    protected void create(Map<String, Object> entity) {
        developer()
                .post()
                .uri("/api/v1/entities")
                .bodyValue(entity)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    /** The answer to a GET that works, for a viewer. */
    protected JsonNode read(String uri) {
        return JsonMapper.shared().readTree(text(as(Role.VIEWER).get().uri(uri).exchange()));
    }

    /** The body of an answer that it worked. */
    protected static String text(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    /** Expects that GET is refused with that sentence. */
    protected void refused(String uri, int status, String sentence) {
        as(Role.VIEWER)
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.error")
                .value(saying(sentence));
    }

    /** What a field of each object of an array says. */
    protected static List<String> texts(JsonNode array, String pointer) {
        return array.valueStream().map(it -> it.at(pointer).asString()).toList();
    }

    /** Makes an entity of that kind in a namespace; the text is JSON of more metadata and spec. */
    protected void make(String kind, String namespace, String name, String metadata, String spec) {
        String more = metadata.isEmpty() ? "" : ", " + metadata;
        as(Role.PLATFORM_ENGINEER)
                .post()
                .uri("/api/v1/entities")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        """
                        {"kind": "%s", "metadata": {"name": "%s", "namespace": "%s"%s}, "spec": %s}
                        """
                                .formatted(kind, name, namespace, more, spec))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    /** Runs SQL, past all rules. */
    protected void sql(String sql) {
        database.sql(sql).then().block();
    }
}
