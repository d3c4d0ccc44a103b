package io.gantry.events;

import io.gantry.contracts.EventType;
import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.events.Event;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the messages of our topics. */
public class EventReader {
    /** Not the mapper of HTTP bodies: an event nests what was one of those a few levels deeper. */
    private static final int MAX_NESTING = 128;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_NESTING)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    EventReader() {}

    /**
     * The message read as events of that family; empty if it is a tombstone or of a type that this
     * version does not know, as newer replicas may send. Throws {@link MalformedEvent}.
     */
    public <E extends Event> Optional<Delivery<E>> read(
            ConsumerRecord<String, byte[]> message, Class<E> family) {
        if (message.value() == null) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Headers.envelope(message.key(), message.headers());
            return EventType.of(envelope.type())
                    .map(EventType::record)
                    .filter(family::isAssignableFrom)
                    .map(type -> JSON.readValue(message.value(), type))
                    .map(event -> new Delivery<>(envelope, family.cast(event)));
        } catch (RuntimeException e) {
            throw new MalformedEvent(message, e);
        }
    }

    /**
     * The message whatever its type, also of one that this version does not know; empty if it is a
     * tombstone. Throws {@link MalformedEvent}.
     */
    public Optional<RawDelivery> readAny(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Headers.envelope(message.key(), message.headers());
            return Optional.of(new RawDelivery(envelope, JSON.readTree(message.value())));
        } catch (RuntimeException e) {
            throw new MalformedEvent(message, e);
        }
    }
}
