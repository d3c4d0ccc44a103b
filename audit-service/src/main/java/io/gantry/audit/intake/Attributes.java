package io.gantry.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message, of which a newer service may have written more and others than this
 * version knows: the door, for one, is only a word here.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     binding of CloudEvents</a>
 */
record Attributes(Headers headers) {
    UUID id() {
        return UUID.fromString(required("ce_id"));
    }

    String type() {
        return required("ce_type");
    }

    Instant time() {
        return Moments.exact(Instant.parse(required("ce_time")));
    }

    String subject() {
        return required("ce_subject");
    }

    String actor() {
        return required("ce_actor");
    }

    String door() {
        return required("ce_door");
    }

    @Nullable String address() {
        return find("ce_address");
    }

    @Nullable String requestId() {
        return find("ce_requestid");
    }

    /** What is known of the actor in a message that is not understood as a whole. */
    String actorOr(String unknown) {
        String actor = find("ce_actor");
        return actor == null ? unknown : actor;
    }

    String doorOr(String unknown) {
        String door = find("ce_door");
        return door == null ? unknown : door;
    }

    private String required(String name) {
        String value = find(name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    private @Nullable String find(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : Words.storable(new String(header.value(), UTF_8));
    }
}
