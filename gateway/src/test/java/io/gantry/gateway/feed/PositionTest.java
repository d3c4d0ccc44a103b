package io.gantry.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final TopicPartition ONE = new TopicPartition("gantry.entities", 0);
    private static final TopicPartition TWO = new TopicPartition("gantry.entities", 1);

    @Test
    void coversAnotherIfItIsNowhereBehind() {
        Position early = new Position(Map.of(ONE, 3L));
        Position late = new Position(Map.of(ONE, 3L, TWO, 1L));
        assertThat(late.covers(early)).isTrue();
        assertThat(early.covers(late)).isFalse();
        assertThat(early.covers(early)).isTrue();
        assertThat(Position.NONE.covers(early)).isFalse();
    }

    @Test
    void countsHowMuchItIsAhead() {
        Position early = new Position(Map.of(ONE, 3L));
        Position late = new Position(Map.of(ONE, 5L, TWO, 7L));
        assertThat(late.distanceFrom(early)).isEqualTo(9);
        assertThat(early.distanceFrom(late)).isZero();
    }
}
