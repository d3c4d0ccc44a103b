package io.gantry.gateway.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads again what lies between two positions, for one client after the other. For one thread. */
public final class PastFeed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int PIECE_BYTES = 256 << 10;

    private final Consumer<String, byte[]> consumer;
    private final Messages messages;

    PastFeed(Consumer<String, byte[]> consumer, Messages messages) {
        this.consumer = consumer;
        this.messages = messages;
    }

    /**
     * Whether everything between the two is younger than that. Throws {@link
     * org.apache.kafka.common.KafkaException} if the broker cannot be asked.
     */
    public boolean isYounger(
            Position from, Position to, Set<LiveChannel> channels, Instant oldest) {
        Set<TopicPartition> behind = behind(from.next(), to, channels);
        Map<TopicPartition, Long> times =
                behind.stream().collect(Collectors.toMap(p -> p, _ -> oldest.toEpochMilli()));
        consumer.assign(behind);
        Map<TopicPartition, OffsetAndTimestamp> young = consumer.offsetsForTimes(times);
        return behind.stream()
                .allMatch(place -> {
                    OffsetAndTimestamp first = young.get(place);
                    return first != null && from.next(place) >= first.offset();
                });
    }

    /** A piece of what lies between the two; nothing, and no progress, while Kafka is away. */
    public Batch read(Position from, Position to, Set<LiveChannel> channels) {
        Map<TopicPartition, Long> next = new HashMap<>(to.next());
        Set<TopicPartition> behind = behind(from.next(), to, channels);
        behind.forEach(place -> next.put(place, from.next(place)));
        if (behind.isEmpty()) {
            return Batch.of(List.of(), new Position(next));
        }
        consumer.assign(behind);
        behind.forEach(place -> consumer.seek(place, from.next(place)));
        List<LiveEvent> events = new ArrayList<>();
        int bytes = 0;
        for (ConsumerRecord<String, byte[]> message : consumer.poll(PATIENCE)) {
            TopicPartition place = new TopicPartition(message.topic(), message.partition());
            if (message.offset() >= to.next(place)) {
                continue;
            }
            if (bytes > PIECE_BYTES) {
                return Batch.of(events, new Position(next)); // the rest is fetched again
            }
            next.put(place, message.offset() + 1);
            bytes += message.serializedValueSize();
            messages.read(message, next).ifPresent(events::add);
        }
        // Offsets without a message are behind us too.
        behind.forEach(place -> next.merge(place, reached(place, to), Math::max));
        return Batch.of(events, new Position(next));
    }

    private long reached(TopicPartition place, Position to) {
        return Math.min(consumer.position(place, PATIENCE), to.next(place));
    }

    private static Set<TopicPartition> behind(
            Map<TopicPartition, Long> next, Position to, Set<LiveChannel> channels) {
        Set<String> topics =
                channels.stream().map(LiveChannel::topic).collect(Collectors.toUnmodifiableSet());
        Predicate<TopicPartition> wanted = place -> topics.contains(place.topic());
        return to.next().keySet().stream()
                .filter(wanted)
                .filter(place -> next.getOrDefault(place, 0L) < to.next(place))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
