package io.gantry.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.audit.chain.Chain;
import io.gantry.audit.chain.Entry;
import io.gantry.contracts.EventType;
import io.gantry.contracts.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Writes down every message of every topic. It blocks on purpose: Kafka is told of progress only
 * when the rows are committed, and what comes twice is known by its event's id.
 */
@Component
class AuditListener {
    /** A transaction ends after so many bytes, however well the messages were compressed. */
    private static final int TRANSACTION_BYTES = 4 << 20;

    private static final byte[] REPUBLISHED = EventType.ENTITY_REPUBLISHED.text().getBytes(UTF_8);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EntryReader reader;
    private final Chain chain;

    AuditListener(EntryReader reader, Chain chain) {
        this.reader = reader;
        this.chain = chain;
    }

    @KafkaListener(
            topics = {
                Topic.Names.ENTITIES,
                Topic.Names.ACTIONS,
                Topic.Names.GIT,
                Topic.Names.PLUGINS,
                Topic.Names.IDENTITY
            },
            batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        for (ConsumerRecord<String, byte[]> message : messages) {
            if (isNoChange(message)) {
                continue;
            }
            entries.add(reader.read(message));
            bytes += message.value().length;
            if (bytes >= TRANSACTION_BYTES) {
                append(entries);
                entries.clear();
                bytes = 0;
            }
        }
        append(entries);
    }

    /** A tombstone tells the topic to forget; what is sent again is what it was. */
    private static boolean isNoChange(ConsumerRecord<String, byte[]> message) {
        Header type = message.headers().lastHeader("ce_type");
        return message.value() == null
                || (type != null && Arrays.equals(type.value(), REPUBLISHED));
    }

    private void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            chain.append(List.copyOf(entries)).timeout(PATIENCE).block();
        }
    }
}
