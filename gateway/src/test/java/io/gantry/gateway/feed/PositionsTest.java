package io.gantry.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.web.encryption.Encryption;
import io.gantry.web.encryption.EncryptionProperties;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    private final Positions positions = positions(KEY);

    @Test
    void meansTheSameToEveryReplica() {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (LiveChannel channel : LiveChannel.values()) {
            for (int partition = 0; partition < 6; partition++) {
                next.put(new TopicPartition(channel.topic(), partition), partition * 12_345_678L);
            }
        }
        String id = positions.id(next);
        assertThat(positions(KEY).parse(id)).contains(new Position(next));
        assertThat(id).hasSizeLessThan(200);
    }

    @Test
    void refusesWhatWeHaveNotGivenOut() {
        String id = positions.id(Map.of());
        String spoiled = (id.charAt(0) == 'A' ? "B" : "A") + id.substring(1);
        for (String other : new String[] {"", "x", "AAAA", "not base64!", spoiled}) {
            assertThat(positions.parse(other)).as(other).isEmpty();
        }
        assertThat(positions(OTHER_KEY).parse(id)).isEmpty();
    }

    private static Positions positions(String key) {
        return new Positions(new Encryption(new EncryptionProperties(key)));
    }
}
