package io.gantry.gateway.feed;

import io.gantry.web.encryption.Encryption;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.ByteUtils;
import org.springframework.stereotype.Component;

/**
 * Positions as ids of messages. They are sealed: how much happens in places that a client may not
 * see is none of his business, and nobody can make an id that we did not give out.
 */
@Component
class Positions {
    private static final String PURPOSE = "websocket-position";
    private static final byte VERSION = 1;
    private static final int LONGEST_NUMBER = 10;

    private final Encryption encryption;

    Positions(Encryption encryption) {
        this.encryption = encryption;
    }

    /** Version; then for each channel how many partitions, and their offsets in their order. */
    String id(Map<TopicPartition, Long> next) {
        ByteBuffer bytes = ByteBuffer.allocate(longest(next)).put(VERSION);
        for (LiveChannel channel : LiveChannel.values()) {
            int count = partitions(channel, next);
            ByteUtils.writeUnsignedVarint(count, bytes);
            for (int partition = 0; partition < count; partition++) {
                TopicPartition place = new TopicPartition(channel.topic(), partition);
                ByteUtils.writeVarlong(next.getOrDefault(place, 0L), bytes);
            }
        }
        byte[] plain = Arrays.copyOf(bytes.array(), bytes.position());
        byte[] sealed = encryption.seal(plain, PURPOSE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static int longest(Map<TopicPartition, Long> next) {
        int numbers = 0;
        for (LiveChannel channel : LiveChannel.values()) {
            numbers += 1 + partitions(channel, next);
        }
        return 1 + numbers * LONGEST_NUMBER;
    }

    /** The position with that id; empty if it is none of ours. */
    Optional<Position> parse(String id) {
        try {
            byte[] plain = encryption.open(Base64.getUrlDecoder().decode(id), PURPOSE);
            return read(ByteBuffer.wrap(plain));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static Optional<Position> read(ByteBuffer bytes) {
        if (bytes.get() != VERSION) {
            return Optional.empty();
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        for (LiveChannel channel : LiveChannel.values()) {
            int count = bytes.hasRemaining() ? ByteUtils.readUnsignedVarint(bytes) : 0;
            for (int partition = 0; partition < count; partition++) {
                next.put(
                        new TopicPartition(channel.topic(), partition),
                        ByteUtils.readVarlong(bytes));
            }
        }
        return Optional.of(new Position(next));
    }

    private static int partitions(LiveChannel channel, Map<TopicPartition, Long> next) {
        return next.keySet().stream()
                .filter(place -> place.topic().equals(channel.topic()))
                .mapToInt(place -> place.partition() + 1)
                .max()
                .orElse(0);
    }
}
