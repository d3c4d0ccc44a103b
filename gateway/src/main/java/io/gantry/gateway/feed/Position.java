package io.gantry.gateway.feed;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far all topics were read: for each partition the offset of the next message. It means the
 * same to every replica, in whatever order each of them reads.
 */
public record Position(Map<TopicPartition, Long> next) {
    /** Before anything was read. */
    public static final Position NONE = new Position(Map.of());

    public Position {
        next = Map.copyOf(next);
    }

    /** The offset of the next message; a partition that is not named was empty. */
    public long next(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether all that was read there was also read here. */
    public boolean covers(Position other) {
        return other.next.entrySet().stream()
                .allMatch(entry -> next(entry.getKey()) >= entry.getValue());
    }

    /** How many messages this is ahead of the other. */
    public long distanceFrom(Position other) {
        return next.entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - other.next(entry.getKey())))
                .sum();
    }
}
