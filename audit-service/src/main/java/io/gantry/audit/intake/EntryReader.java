package io.gantry.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.audit.chain.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes an entry of any message, since an audit log that leaves things out is none. */
@Component
class EntryReader {
    private static final Logger log = LoggerFactory.getLogger(EntryReader.class);

    /** Not the mapper of the web, whose limits are for bodies: an event nests them deeper. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    /** The entry of a message that has a value. */
    Entry read(ConsumerRecord<String, byte[]> message) {
        Attributes attributes = new Attributes(message.headers());
        try {
            return understood(attributes, json(message.value()));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            log.warn("{} is not understood: {}", place(message), e.getMessage());
            return raw(message, attributes, e);
        }
    }

    private static JsonNode json(byte[] value) {
        JsonNode json = JSON.readTree(value);
        if (json.isMissingNode()) {
            throw new IllegalArgumentException("the message is empty");
        }
        return json;
    }

    private static Entry understood(Attributes attributes, JsonNode event) {
        String type = attributes.type();
        Resource resource = Resource.of(type, attributes.subject(), event);
        States states = States.of(type, Redaction.redact(event));
        return new Entry(
                attributes.id(),
                attributes.time(),
                attributes.actor(),
                ActionWord.of(type),
                resource.type(),
                resource.namespace(),
                resource.name(),
                attributes.door(),
                attributes.address(),
                attributes.requestId(),
                text(states.before()),
                text(states.after()));
    }

    private static Entry raw(
            ConsumerRecord<String, byte[]> message, Attributes attributes, Exception reason) {
        JsonNode after =
                JSON.createObjectNode()
                        .put("raw", RawText.of(message.value()))
                        .put("reason", Words.storable(String.valueOf(reason.getMessage())));
        String place = place(message);
        Instant time = Moments.nearest(Instant.ofEpochMilli(message.timestamp()));
        return new Entry(
                UUID.nameUUIDFromBytes((place + " " + message.timestamp()).getBytes(UTF_8)),
                time,
                attributes.actorOr(ActionWord.UNKNOWN),
                ActionWord.UNKNOWN,
                message.topic(),
                null,
                place,
                attributes.doorOr(ActionWord.UNKNOWN),
                attributes.address(),
                attributes.requestId(),
                null,
                text(after));
    }

    private static String place(ConsumerRecord<?, ?> message) {
        return "%s-%d@%d".formatted(message.topic(), message.partition(), message.offset());
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json == null || json.isNull() ? null : JSON.writeValueAsString(json);
    }
}
