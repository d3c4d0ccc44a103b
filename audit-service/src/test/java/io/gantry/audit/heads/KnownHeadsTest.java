package io.gantry.audit.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownHeadsTest {
    private final KnownHeads known = new KnownHeads();

    @Test
    void allowEverythingAsLongAsNothingWasSigned() {
        assertThat(known.allow(7, "any")).isTrue();
        assertThat(known.last()).isZero();
        assertThat(known.count()).isZero();
    }

    @Test
    void allowARowOnlyTheHashThatItHad() {
        known.add(head(7, "one"));
        known.add(head(7, "one"));
        assertThat(known.allow(7, "one")).isTrue();
        assertThat(known.allow(7, "other")).isFalse();
        assertThat(known.allow(6, "other")).isTrue();
        assertThat(known.last()).isEqualTo(7);
        assertThat(known.count()).isEqualTo(1);
    }

    @Test
    void allowNothingWhereTheyContradictEachOther() {
        known.add(head(7, "one"));
        known.add(head(7, "other"));
        assertThat(known.allow(7, "one")).isFalse();
        assertThat(known.allow(7, "other")).isFalse();
    }

    private static SignedHead head(long number, String hash) {
        return new SignedHead(number, hash, Instant.EPOCH, "");
    }
}
