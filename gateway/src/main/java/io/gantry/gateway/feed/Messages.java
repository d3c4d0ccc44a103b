package io.gantry.gateway.feed;

import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.git.GitEvent.RepositoryEvent;
import io.gantry.events.EventReader;
import io.gantry.events.RawDelivery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes what comes from Kafka as what clients get. */
@Component
class Messages {
    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    private final EventReader events;
    private final Positions positions;
    private final RepositoryReaders repositories;
    private final JsonMapper json;

    Messages(
            EventReader events,
            Positions positions,
            RepositoryReaders repositories,
            JsonMapper json) {
        this.events = events;
        this.repositories = repositories;
        this.positions = positions;
        this.json = json;
    }

    /** Notes what the message says of rights, if it does. */
    void learn(ConsumerRecord<String, byte[]> message) {
        if (!message.topic().equals(LiveChannel.GIT.topic())) {
            return;
        }
        try {
            events.read(message, RepositoryEvent.class)
                    .ifPresent(delivery -> repositories.learn(delivery.event()));
        } catch (RuntimeException e) { // as below
            log.warn("Nothing is learned from {}", e.toString());
        }
    }

    /**
     * The event of that message; empty if it is nothing for clients, or if nobody can read it: the
     * listeners of its topic put such a one aside.
     *
     * @param next the position behind it
     */
    Optional<LiveEvent> read(
            ConsumerRecord<String, byte[]> message, Map<TopicPartition, Long> next) {
        try {
            return events.readAny(message)
                    .flatMap(delivery ->
                            LiveType.of(delivery.envelope().type(), message.topic())
                                    .map(type -> write(type, delivery, next)));
        } catch (RuntimeException e) { // whatever is in one message must not hold up the others
            log.warn("No client is told of {}", e.toString());
            return Optional.empty();
        }
    }

    private LiveEvent write(LiveType type, RawDelivery delivery, Map<TopicPartition, Long> next) {
        Envelope envelope = delivery.envelope();
        Message message =
                new Message(
                        positions.id(next),
                        type.text(),
                        type.channel().text(),
                        envelope.time(),
                        type.payload(delivery.data()));
        Frame frame = Frame.of(json.writeValueAsBytes(message));
        return new LiveEvent(type, readers(type, delivery), frame);
    }

    /** All events of a repository have its id as their key. */
    private Readers readers(LiveType type, RawDelivery delivery) {
        return type.channel() == LiveChannel.GIT
                ? repositories.now(delivery.envelope().key())
                : Readers.in(delivery.data());
    }

    /** One event as a client gets it. */
    record Message(String id, String type, String channel, Instant timestamp, JsonNode payload) {}
}
