package io.gantry.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.identity.IdentityEvent;
import io.gantry.contracts.identity.Source;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final String USER =
            """
            {"aggregate":"00000000-0000-0000-0000-000000000001","sequence":3,"username":"alice"}\
            """;

    private final EventReader reader = new EventReader();

    @Test
    void readsTheEventAndWhatIsSaidAboutIt() {
        var delivery = reader.read(message("session.created", USER), IdentityEvent.class);
        assertThat(delivery)
                .hasValueSatisfying(read -> {
                    assertThat(read.event().subject()).isEqualTo("user/alice");
                    assertThat(read.envelope().actor()).isEqualTo("bob");
                    assertThat(read.envelope().sequence()).isEqualTo(3);
                });
    }

    @Test
    void readsATombstoneAndWhatItDoesNotKnowAsNothing() {
        assertThat(reader.read(message("session.created", null), IdentityEvent.class)).isEmpty();
        assertThat(reader.read(message("session.painted", "{}"), IdentityEvent.class)).isEmpty();
        assertThat(reader.read(message("session.created", USER), EntityEvent.class)).isEmpty();
    }

    @Test
    void readsAnEntityThatIsNestedAsDeepAsABodyMayBe() {
        String deep = "{\"a\":".repeat(62) + "1" + "}".repeat(62);
        String entity =
                """
                {"after":{"kind":"Service","apiVersion":"gantry.io/v1","metadata":{"name":"a",
                "namespace":"default","tags":[],"labels":{},"annotations":{},"uid":"%s",
                "createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z",
                "createdBy":"a","managedBy":"api","resourceVersion":1},"spec":%s}}\
                """
                        .formatted(UUID.randomUUID(), deep);
        assertThat(reader.read(message("entity.created", entity), EntityEvent.class)).isPresent();
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThatThrownBy(() -> reader.read(message("session.created", "{"), IdentityEvent.class))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("malformed event at topic-0, offset 7");
    }

    private static ConsumerRecord<String, byte[]> message(String type, @Nullable String json) {
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(),
                        type,
                        Instant.EPOCH,
                        "user/alice",
                        UUID.randomUUID(),
                        3,
                        "bob",
                        Source.API,
                        null,
                        "request",
                        null);
        byte[] value = json == null ? null : json.getBytes(UTF_8);
        ProducerRecord<String, byte[]> sent = Headers.record("topic", envelope, "test", value);
        ConsumerRecord<String, byte[]> message =
                new ConsumerRecord<>("topic", 0, 7, sent.key(), sent.value());
        sent.headers().forEach(message.headers()::add);
        return message;
    }
}
