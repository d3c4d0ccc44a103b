package io.gantry.audit.intake;

import io.gantry.audit.chain.Chain;
import io.gantry.audit.chain.Entry;
import io.gantry.contracts.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
            if (message.value() == null) {
                continue; // a tombstone tells the topic to forget, and is no change
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

    private void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            chain.append(List.copyOf(entries)).timeout(PATIENCE).block();
        }
    }
}
