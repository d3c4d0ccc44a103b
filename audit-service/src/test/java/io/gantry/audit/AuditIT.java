package io.gantry.audit;

import static org.awaitility.Awaitility.await;

import io.gantry.audit.chain.Entry;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.TestPlatform;
import io.gantry.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log as its users see it, over the real PostgreSQL and Kafka. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gantry.encryption-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "gantry.audit.heads.every=1h" // tests empty the log, which a signed head would remember
        })
public abstract class AuditIT {
    protected static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static {
        TestTokens.serveKeys();
    }

    @LocalServerPort private int port;
    @Autowired protected DatabaseClient database;
    @Autowired protected KafkaTemplate<String, byte[]> kafka;

    /** Speaks as alice, with that role. */
    protected WebTestClient as(Role role) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .defaultHeader(
                        HttpHeaders.AUTHORIZATION,
                        TestTokens.bearer("alice", role, "audit-service"))
                .build();
    }

    /** The answer of verification, with that status. */
    protected JsonNode verify(HttpStatus status) {
        byte[] body =
                as(Role.PLATFORM_ENGINEER)
                        .get()
                        .uri("/api/v1/audit/verify")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    /** Begins the log anew, as only a test may. */
    protected void emptyLog() {
        tamper("TRUNCATE audit_rows", Map.of());
        tamper("DELETE FROM chain_head", Map.of());
        tamper("INSERT INTO chain_head (number, hash, seal) VALUES (0, '', '')", Map.of());
    }

    /** An entry as any other. */
    protected static Entry anEntry() {
        return new Entry(
                UUID.randomUUID(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "alice",
                "update",
                "Service",
                "default",
                "payments",
                "api",
                null,
                "req-1",
                "{\"a\":0}",
                "{\"a\":1}");
    }

    /** A name that no other test has. */
    protected static String aName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    protected void send(ProducerRecord<String, byte[]> message) {
        send(List.of(message));
    }

    /** Sends the messages and returns when the broker has them. */
    protected void send(List<ProducerRecord<String, byte[]>> messages) {
        messages.stream().map(kafka::send).toList().forEach(sent -> sent.join());
    }

    /** The rows about that resource, newest first, once there are so many. */
    protected List<JsonNode> awaitRows(String resourceName, int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> rows("resourceName=" + resourceName).size() >= count);
        return rows("resourceName=" + resourceName);
    }

    /** What the list answers. */
    protected List<JsonNode> rows(String query) {
        byte[] body =
                as(Role.PLATFORM_ENGINEER)
                        .get()
                        .uri("/api/v1/audit?limit=1000&" + query)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body)).values().stream()
                .toList();
    }

    /** Returns when that is the number of rows with a name that begins so. */
    protected void awaitCount(String prefix, long count) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count(prefix) == count);
    }

    protected long count(String prefix) {
        return Objects.requireNonNull(
                database.sql("SELECT count(*) FROM audit_rows WHERE resource_name LIKE :prefix")
                        .bind("prefix", prefix + "%")
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    /** Does what nobody should: changes the log in the database. */
    protected void tamper(String sql, Map<String, Object> values) {
        database.sql(sql).bindValues(values).then().block();
    }
}
