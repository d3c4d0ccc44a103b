package io.gantry.audit.heads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.audit.chain.Seals;
import io.gantry.contracts.events.Topic;
import io.gantry.events.TopicReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topic with the signed heads. All have one key, so that compaction keeps the newest for ever;
 * those of a week are all there. What bears no signature of ours is nobody's, and passed over.
 */
@Component
class HeadTopic {
    private static final Logger log = LoggerFactory.getLogger(HeadTopic.class);
    private static final String KEY = "head";

    private final KafkaTemplate<String, byte[]> kafka;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Duration patience;
    private final Seals seals;
    private final JsonMapper json;

    HeadTopic(
            KafkaTemplate<String, byte[]> kafka,
            ConsumerFactory<String, byte[]> consumers,
            HeadsProperties heads,
            Seals seals,
            JsonMapper json) {
        this.kafka = kafka;
        this.consumers = consumers;
        this.patience = heads.patience();
        this.seals = seals;
        this.json = json;
    }

    /** Signs what the log says of itself now. */
    SignedHead sign(long number, String hash, Instant at) {
        return new SignedHead(number, hash, at, seals.sign(number, hash, at));
    }

    /** Returns when the broker has it. */
    void send(SignedHead head) {
        kafka.send(Topic.Names.AUDIT_HEADS, KEY, json.writeValueAsBytes(head)).join();
    }

    /**
     * All heads that are there; blocks. Throws {@link org.apache.kafka.common.KafkaException} if
     * the broker cannot be asked in time.
     */
    KnownHeads read() {
        KnownHeads heads = new KnownHeads();
        Instant late = Instant.now().plus(patience);
        try (TopicReading topic =
                TopicReading.begin(consumers, Topic.Names.AUDIT_HEADS, "-heads", patience)) {
            while (topic.hasNext()) {
                if (Instant.now().isAfter(late)) {
                    throw new TimeoutException("the signed heads could not be read in " + patience);
                }
                topic.next().forEach(message -> read(message).ifPresent(heads::add));
            }
            return heads;
        }
    }

    private Optional<SignedHead> read(ConsumerRecord<String, byte[]> message) {
        try {
            SignedHead head = json.readValue(new String(message.value(), UTF_8), SignedHead.class);
            if (head.signature().equals(seals.sign(head.number(), head.hash(), head.at()))) {
                return Optional.of(head);
            }
        } catch (JacksonException | NullPointerException _) {
            // said of below, as any other that is none of ours
        }
        log.warn("{}@{} is no head that we have signed", message.topic(), message.offset());
        return Optional.empty();
    }
}
