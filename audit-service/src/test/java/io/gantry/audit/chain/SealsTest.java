package io.gantry.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealsTest {
    private final Seals seals = new Seals(new EncryptionProperties("a key of this test"));

    @Test
    void makesTheSameHashOfTheSameRow() {
        assertThat(seals.link("h", 1, anEntry("alice", null)))
                .hasSize(64)
                .isEqualTo(seals.link("h", 1, anEntry("alice", null)))
                .isEqualTo(sameKeyAgain().link("h", 1, anEntry("alice", null)));
    }

    @Test
    void makesAnotherHashOfAnotherRow() {
        String hash = seals.link("h", 1, anEntry("alice", null));
        assertThat(seals.link("i", 1, anEntry("alice", null))).isNotEqualTo(hash);
        assertThat(seals.link("h", 2, anEntry("alice", null))).isNotEqualTo(hash);
        assertThat(seals.link("h", 1, anEntry("alicf", null))).isNotEqualTo(hash);
        assertThat(seals.link("h", 1, anEntry("alice", ""))).isNotEqualTo(hash);
    }

    @Test
    void tellsTextThatMovedFromOneFieldToTheNext() {
        Entry one = entry("ab", "c", null);
        Entry other = entry("a", "bc", null);
        assertThat(seals.link("h", 1, one)).isNotEqualTo(seals.link("h", 1, other));
    }

    @Test
    void makesAnotherHashWithAnotherKey() {
        Seals others = new Seals(new EncryptionProperties("another key"));
        assertThat(others.link("h", 1, anEntry("alice", null)))
                .isNotEqualTo(seals.link("h", 1, anEntry("alice", null)));
    }

    @Test
    void holdsOnlyHeadsOfItsOwn() {
        Head head = seals.head(new Row(7, anEntry("alice", null), "hash"));
        assertThat(seals.hold(head)).isTrue();
        assertThat(seals.hold(Head.NONE)).isTrue();
        assertThat(seals.hold(Head.REMOVED)).isFalse();
        assertThat(seals.hold(new Head(6, "hash", head.seal()))).isFalse();
        assertThat(seals.hold(new Head(7, "hasi", head.seal()))).isFalse();
        assertThat(seals.hold(new Head(7, "hash", ""))).isFalse();
    }

    private static Seals sameKeyAgain() {
        return new Seals(new EncryptionProperties(" a key of this test\n"));
    }

    private static Entry anEntry(String user, @Nullable String before) {
        return entry(user, "update", before);
    }

    private static Entry entry(String user, String action, @Nullable String before) {
        return new Entry(
                new UUID(1, 2),
                Instant.EPOCH,
                user,
                action,
                "Service",
                "default",
                "payments",
                "api",
                null,
                "req-1",
                before,
                "{}");
    }
}
