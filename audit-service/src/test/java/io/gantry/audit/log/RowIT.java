package io.gantry.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.audit.AuditIT;
import io.gantry.audit.Messages;
import io.gantry.contracts.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of one message. */
class RowIT extends AuditIT {
    @Test
    void writesDownWhoDidWhat() {
        String name = aName("payments");
        ProducerRecord<String, byte[]> message =
                Messages.at(
                        Instant.parse("2025-01-01T12:00:00.123456Z"),
                        Topic.Names.ENTITIES,
                        "entity.created",
                        "service/" + name,
                        """
                        {"after":{"kind":"Service","metadata":{"name":"%s","namespace":"billing"},\
                        "spec":{"b":1,"a":1.50}}}\
                        """
                                .formatted(name));
        send(message);
        JsonNode row = awaitRows(name, 1).getFirst();
        assertThat(row.propertyNames())
                .containsExactly(
                        "id",
                        "timestamp",
                        "userName",
                        "action",
                        "resourceType",
                        "resourceNamespace",
                        "resourceName",
                        "source",
                        "ipAddress",
                        "requestId",
                        "number",
                        "before",
                        "after");
        assertThat(row.path("id").asString()).isEqualTo(Messages.id(message));
        assertThat(row.path("timestamp").asString()).isEqualTo("2025-01-01T12:00:00.123456Z");
        assertThat(row.path("userName").asString()).isEqualTo("alice");
        assertThat(row.path("action").asString()).isEqualTo("create");
        assertThat(row.path("resourceType").asString()).isEqualTo("Service");
        assertThat(row.path("resourceNamespace").asString()).isEqualTo("billing");
        assertThat(row.path("source").asString()).isEqualTo("ui");
        assertThat(row.path("ipAddress").asString()).isEqualTo("192.0.2.7");
        assertThat(row.path("requestId").asString()).isEqualTo("req-1");
        assertThat(row.path("number").asLong()).isPositive();
        assertThat(row.path("before").isNull()).isTrue();
        assertThat(row.at("/after/spec").propertyNames()).containsExactly("b", "a");
    }

    @Test
    void writesDownChangesOfOneEntityInTheirOrder() {
        String name = aName("payments");
        ProducerRecord<String, byte[]> created = Messages.entityCreated(name, "{}");
        ProducerRecord<String, byte[]> updated = Messages.entityUpdated("default", name);
        ProducerRecord<String, byte[]> deleted = Messages.entityDeleted(name);
        send(List.of(created, withKeyOf(created, updated), withKeyOf(created, deleted)));
        List<JsonNode> rows = awaitRows(name, 3);
        assertThat(rows)
                .extracting(row -> row.path("action").asString())
                .containsExactly("delete", "update", "create");
        assertThat(rows.getFirst().path("after").isNull()).isTrue();
        assertThat(rows.getFirst().at("/before/metadata/title").asString()).isEqualTo("old");
        assertThat(rows)
                .extracting(row -> row.path("number").asLong())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void writesDownLoginsAsChangesOfAUser() {
        String user = aName("bob");
        send(Messages.login(user));
        JsonNode row = awaitRows(user, 1).getFirst();
        assertThat(row.path("action").asString()).isEqualTo("login");
        assertThat(row.path("resourceType").asString()).isEqualTo("User");
        assertThat(row.path("resourceNamespace").isNull()).isTrue();
    }

    @Test
    void writesDownRefusedAttempts() {
        String user = aName("eve");
        String route = "DELETE /api/v1/entities/{kind}/{name}";
        ProducerRecord<String, byte[]> refused =
                Messages.of(
                        Topic.Names.IDENTITY,
                        "access.refused",
                        "route/" + route,
                        """
                        {"aggregate":"00000000-0000-0000-0000-000000000001","sequence":1,\
                        "username":"%s","route":"%s","status":403,\
                        "path":"/api/v1/entities/service/payments"}\
                        """
                                .formatted(user, route));
        refused.headers().remove("ce_actor").add("ce_actor", user.getBytes(UTF_8));
        send(refused);
        await().atMost(Duration.ofSeconds(30)).until(() -> rows("user=" + user).size() == 1);
        JsonNode row = rows("user=" + user).getFirst();
        assertThat(row.path("action").asString()).isEqualTo("access-refused");
        assertThat(row.path("resourceType").asString()).isEqualTo("Route");
        assertThat(row.path("resourceName").asString()).isEqualTo(route);
        assertThat(row.path("ipAddress").asString()).isEqualTo("192.0.2.7");
        assertThat(row.at("/after/status").asInt()).isEqualTo(403);
        assertThat(row.at("/after/path").asString()).isEqualTo("/api/v1/entities/service/payments");
    }

    /** Of several rows one, as a machine may be slow at times. */
    @Test
    void showsARowWithinTwoSeconds() {
        await().atMost(Duration.ofSeconds(60))
                .until(this::timeToShow, took -> took.compareTo(Duration.ofSeconds(2)) < 0);
    }

    private Duration timeToShow() {
        Instant start = Instant.now();
        awaitRows(sendLogin(), 1);
        return Duration.between(start, Instant.now());
    }

    @Test
    void hidesSecrets() {
        String name = aName("deploy");
        send(Messages.entityCreated(name, "{\"config\":{\"secret\":\"hunter2\"}}"));
        JsonNode row = awaitRows(name, 1).getFirst();
        assertThat(row.at("/after/spec/config/secret").asString())
                .isEqualTo("__GANTRY_SECRET_REDACTED__");
    }

    @Test
    void skipsTombstones() {
        String name = aName("payments");
        ProducerRecord<String, byte[]> created = Messages.entityCreated(name, "{}");
        send(created);
        send(new ProducerRecord<>(Topic.Names.ENTITIES, created.key(), null));
        send(withKeyOf(created, Messages.entityDeleted(name)));
        assertThat(awaitRows(name, 2)).hasSize(2);
    }

    @Test
    void writesDownAMessageThatItDoesNotUnderstandAndGoesOn() {
        String name = aName("payments");
        ProducerRecord<String, byte[]> created = Messages.entityCreated(name, "{}");
        String broken = "{broken " + aName("raw") + " \\ud800 \0 \"";
        ProducerRecord<String, byte[]> malformed =
                new ProducerRecord<>(Topic.Names.ENTITIES, created.key(), broken.getBytes(UTF_8));
        send(List.of(malformed, created));
        assertThat(awaitRows(name, 1)).hasSize(1);
        List<JsonNode> unknown =
                rows("action=unknown&resourceType=gantry.entities").stream()
                        .filter(row -> row.at("/after/raw").asString("").equals(broken))
                        .toList();
        assertThat(unknown).hasSize(1);
        assertThat(unknown.getFirst().at("/after/reason").asString()).isNotBlank();
        assertThat(unknown.getFirst().path("userName").asString()).isEqualTo("unknown");
    }

    @Test
    void keepsNamesThatNoIndexWouldTake() {
        String name = aName("long");
        ProducerRecord<String, byte[]> message =
                Messages.login(name + "x".repeat(20_000) + "\\u0000");
        message.headers().remove("ce_actor").add("ce_actor", "a\0b".getBytes(UTF_8));
        send(message);
        awaitCount(name, 1);
    }

    @Test
    void keepsAnEntityOfAMebibyteBeforeAndAfter() {
        String name = aName("large");
        String text = "0123456789abcdef".repeat(64 << 10);
        String entity =
                """
                {"kind":"Service","metadata":{"name":"%s","namespace":"default"},"spec":{"x":"%s"}}\
                """
                        .formatted(name, text);
        String event = "{\"before\":%s,\"after\":%s}".formatted(entity, entity);
        send(Messages.of(Topic.Names.ENTITIES, "entity.updated", "service/" + name, event));
        JsonNode row = awaitRows(name, 1).getFirst();
        assertThat(row.at("/before/spec/x").asString()).isEqualTo(text);
        assertThat(row.at("/after/spec/x").asString()).isEqualTo(text);
    }

    private String sendLogin() {
        String user = aName("bob");
        send(Messages.login(user));
        return user;
    }

    private static ProducerRecord<String, byte[]> withKeyOf(
            ProducerRecord<String, byte[]> first, ProducerRecord<String, byte[]> next) {
        return new ProducerRecord<>(next.topic(), null, first.key(), next.value(), next.headers());
    }
}
