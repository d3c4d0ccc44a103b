package io.gantry.catalog.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.EventProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database that is restored from a backup is older than what the topic was told. */
class RestoredIT extends CatalogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String namespace = aName("restored");
    private final EventProbe probe = new EventProbe(Topic.Names.ENTITIES);

    @BeforeEach
    void makeBackupAndGoOn() {
        create("same");
        create("changed");
        create("removed");
        create("dropped");
        backUp();
        replace("changed", "later");
        replace("changed", "much later");
        replace("dropped", "later");
        delete("removed");
        create("late");
        probe.await("entity.created", "service/" + namespace + ":late");
        restore();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void leadsThoseWhoFollowTheTopicBackToTheDatabase() {
        delete("dropped"); // others know a newer one than this was
        replace("same", "after the restore");
        republish();
        awaitToldAsItIs();
        assertThat(texts(read("/api/v1/entities?namespace=" + namespace), "/metadata/name"))
                .containsExactly("changed", "removed", "same");
        replace("changed", "after all");
        awaitToldAsItIs();
    }

    @Test
    void keepsTheNewVersionsAsRevisions() {
        republish();
        JsonNode changed = read(path("changed"));
        String revisions = "/api/v1/entities/service/changed/revisions";
        JsonNode newest = read(revisions + "?limit=1&namespace=" + namespace).get(0);
        String version = changed.at("/metadata/resourceVersion").asString();
        assertThat(newest.path("revision").asString()).isEqualTo(version);
        JsonNode revision = read(revisions + "/" + version + "?namespace=" + namespace);
        assertThat(revision.path("after")).isEqualTo(changed);
        republish();
        assertThat(read(path("changed"))).isEqualTo(changed);
    }

    /** Who knows the newest state of each entity by its number knows what the database has. */
    private void awaitToldAsItIs() {
        Map<String, JsonNode> entities = new HashMap<>();
        read("/api/v1/entities?namespace=" + namespace)
                .forEach(it -> entities.put(it.at("/metadata/uid").asString(), it));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newest()).isEqualTo(entities));
    }

    /** The state of the highest sequence of each entity that is not gone. */
    private Map<String, JsonNode> newest() {
        Map<String, Long> sequences = new HashMap<>();
        Map<String, JsonNode> states = new HashMap<>();
        for (ConsumerRecord<String, byte[]> message : probe.all()) {
            if (!EventProbe.header(message, "ce_subject").startsWith("service/" + namespace)
                    || message.value() == null) {
                continue;
            }
            long sequence = Long.parseLong(EventProbe.header(message, "ce_sequence"));
            if (sequence > sequences.getOrDefault(message.key(), 0L)) {
                sequences.put(message.key(), sequence);
                JsonNode after = JsonMapper.shared().readTree(message.value()).path("after");
                states.put(message.key(), after);
            }
        }
        states.values().removeIf(JsonNode::isMissingNode);
        return states;
    }

    private void backUp() {
        sql(
                "CREATE TABLE backup AS SELECT * FROM entities WHERE namespace = '%s'"
                        .formatted(namespace));
        sql("CREATE TABLE backup_version AS SELECT last_value FROM entity_version");
    }

    private void restore() {
        sql("DELETE FROM entities WHERE namespace = '%s'".formatted(namespace));
        sql("INSERT INTO entities SELECT * FROM backup");
        sql(
                "DELETE FROM revisions WHERE version > (SELECT last_value FROM backup_version) AND namespace = '%s'"
                        .formatted(namespace));
        sql("SELECT setval('entity_version', (SELECT last_value FROM backup_version))");
        sql("DROP TABLE backup, backup_version");
    }

    private String path(String name) {
        return "/api/v1/entities/service/" + name + "?namespace=" + namespace;
    }

    private void create(String name) {
        make("Service", namespace, name, "", "{}");
    }

    private void replace(String name, String title) {
        developer()
                .put()
                .uri(path(name))
                .bodyValue(
                        Map.of("kind", "Service", "metadata", Map.of("name", name, "title", title)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void delete(String name) {
        developer().delete().uri(path(name)).exchange().expectStatus().isNoContent();
    }

    private void republish() {
        as(Role.ADMIN)
                .post()
                .uri("/api/v1/entities/republish")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }
}
