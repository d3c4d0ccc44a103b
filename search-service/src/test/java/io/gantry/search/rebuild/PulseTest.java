package io.gantry.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.search.index.IndexName;
import io.gantry.search.rebuild.Rebuild.Reason;
import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Pulse pulse = new Pulse();

    @Test
    void losesPatienceWithARecordThatStaysAsItIs() {
        assertThat(pulse.isLost(record(1), START)).isFalse();
        assertThat(pulse.isLost(record(1), START.plusSeconds(10))).isFalse();
        assertThat(pulse.isLost(record(1), START.plusSeconds(11))).isTrue();
    }

    @Test
    void hasPatienceWithOneThatChanges() {
        assertThat(pulse.isLost(record(1), START)).isFalse();
        assertThat(pulse.isLost(record(2), START.plusSeconds(9))).isFalse();
        assertThat(pulse.isLost(record(2), START.plusSeconds(18))).isFalse();
    }

    @Test
    void beginsAnewWhenNobodyCouldBeSeen() {
        assertThat(pulse.isLost(record(1), START)).isFalse();
        pulse.forget();
        assertThat(pulse.isLost(record(1), START.plusSeconds(60))).isFalse();
    }

    private static Recorded record(long seqNo) {
        Rebuild rebuild = Rebuild.begun(Reason.REQUESTED, new IndexName(2, 1), "root", START);
        return new Recorded(rebuild, seqNo, 1);
    }
}
