package io.gantry.gateway.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * The topics as this gateway reads them: all partitions, by consumers of its own that are in no
 * group, so that each gateway sees everything and leaves no trace on the broker.
 */
@Component
public class Feeds {
    private static final int AT_ONCE = 100;
    private static final int REPLAYED_AT_ONCE_BYTES = 512 << 10;
    private static final int ASK_PATIENCE_MILLIS = 5_000;

    private final KafkaProperties kafka;
    private final Messages messages;
    private final Positions positions;

    Feeds(KafkaProperties kafka, Messages messages, Positions positions) {
        this.kafka = kafka;
        this.messages = messages;
        this.positions = positions;
    }

    /**
     * What happens after that position; in partitions that it does not name, since that time.
     *
     * @param back how long before that time rights may have changed that now count
     */
    public LiveFeed live(Position from, Instant since, Duration back) {
        return new LiveFeed(consumer(Map.of()), messages, from, since, back);
    }

    /** What happened before. */
    public PastFeed past() {
        return new PastFeed(
                consumer(Map.of(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, REPLAYED_AT_ONCE_BYTES)),
                messages);
    }

    /** The position that a message's id says; empty if it is none of ours. */
    public Optional<Position> position(String id) {
        return positions.parse(id);
    }

    private Consumer<String, byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_PATIENCE_MILLIS);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putAll(more);
        return new KafkaConsumer<>(settings);
    }
}
