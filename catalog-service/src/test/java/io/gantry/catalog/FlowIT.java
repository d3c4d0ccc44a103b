package io.gantry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.testing.EventProbe;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One change all the way from HTTP to the event. */
class FlowIT extends CatalogIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void tellsOfACreatedEntity() {
        String name = aName("payments");
        developer()
                .post()
                .uri("/api/v1/entities")
                .header("X-Request-Id", "req-1")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .bodyValue(aService(name))
                .exchange()
                .expectStatus()
                .isCreated();
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            ConsumerRecord<String, byte[]> message =
                    probe.await("entity.created", "service/" + name);
            JsonNode after = JsonMapper.shared().readTree(message.value()).path("after");
            assertThat(after.at("/metadata/name").asString()).isEqualTo(name);
            assertThat(after.at("/metadata/uid").asString()).isEqualTo(message.key());
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo("alice");
            assertThat(EventProbe.header(message, "ce_address")).isEqualTo("192.0.2.7");
            assertThat(EventProbe.header(message, "ce_requestid")).isEqualTo("req-1");
            assertThat(EventProbe.header(message, "traceparent")).startsWith("00-" + TRACE);
            assertThat(EventProbe.header(message, "ce_sequence"))
                    .isEqualTo(after.at("/metadata/resourceVersion").asString());
        }
    }

    @Test
    void tellsOfADeletedEntityAndLetsTheTopicForgetIt() {
        String name = aName("payments");
        create(aService(name));
        developer()
                .delete()
                .uri("/api/v1/entities/service/" + name)
                .exchange()
                .expectStatus()
                .isNoContent();
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            ConsumerRecord<String, byte[]> deleted =
                    probe.await("entity.deleted", "service/" + name);
            ConsumerRecord<String, byte[]> tombstone =
                    probe.await(message ->
                            message.key().equals(deleted.key()) && message.value() == null);
            assertThat(tombstone.offset()).isGreaterThan(deleted.offset());
        }
    }
}
