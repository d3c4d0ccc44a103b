package io.gantry.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.identity.Source;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as the headers of a Kafka record, in the binary mode of CloudEvents.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     binding</a>
 */
final class Headers {
    private static final String TRACEPARENT = "traceparent";

    private Headers() {}

    static ProducerRecord<String, byte[]> record(
            String topic, Envelope envelope, String producer, byte @Nullable [] data) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", envelope.id().toString());
        add(headers, "ce_source", "/gantry/" + producer);
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_sequence", Long.toString(envelope.sequence()));
        add(headers, "ce_actor", envelope.actor());
        add(headers, "ce_door", envelope.source().text());
        add(headers, "ce_address", envelope.address());
        add(headers, "ce_requestid", envelope.requestId());
        add(headers, TRACEPARENT, envelope.traceparent());
        add(headers, "content-type", "application/json");
        String key = envelope.key().toString();
        return new ProducerRecord<>(
                topic, null, envelope.time().toEpochMilli(), key, data, headers);
    }

    /** Throws if a header is missing or no such thing as it should be. */
    static Envelope envelope(String key, org.apache.kafka.common.header.Headers headers) {
        return new Envelope(
                UUID.fromString(text(headers, "ce_id")),
                text(headers, "ce_type"),
                Instant.parse(text(headers, "ce_time")),
                text(headers, "ce_subject"),
                UUID.fromString(key),
                Long.parseLong(text(headers, "ce_sequence")),
                text(headers, "ce_actor"),
                Source.of(text(headers, "ce_door")),
                find(headers, "ce_address"),
                text(headers, "ce_requestid"),
                find(headers, TRACEPARENT));
    }

    private static void add(RecordHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    private static String text(org.apache.kafka.common.header.Headers headers, String name) {
        return requireNonNull(find(headers, name), () -> "header " + name + " is missing");
    }

    private static @Nullable String find(
            org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
