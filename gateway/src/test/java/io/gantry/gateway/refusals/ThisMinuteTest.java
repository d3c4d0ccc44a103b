package io.gantry.gateway.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThisMinuteTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private final ThisMinute told = new ThisMinute(2);

    @Test
    void tellsEachOnceAMinute() {
        assertThat(told.admit(of("eve"), NOON)).contains(of("eve"));
        assertThat(told.admit(of("eve"), NOON)).isEmpty();
        assertThat(told.admit(of("mallory"), NOON)).contains(of("mallory"));
        assertThat(told.admit(of("eve"), LATER)).contains(of("eve"));
    }

    @Test
    void tellsOnceThatThereWereOthersHoweverManyThereWere() {
        told.admit(of("a"), NOON);
        told.admit(of("b"), NOON);
        assertThat(told.admit(of("c"), NOON)).contains(Refusal.OTHERS);
        for (int i = 0; i < 100; i++) {
            assertThat(told.admit(of("d" + i), NOON)).isEmpty();
        }
        assertThat(told.admit(of("c"), LATER)).contains(of("c"));
    }

    @Test
    void tellsAgainWhatCouldNotBeTold() {
        told.admit(of("eve"), NOON);
        told.forget(of("eve"));
        assertThat(told.admit(of("eve"), NOON)).contains(of("eve"));
    }

    @Test
    void goesOnWhenAClockIsSetBack() {
        told.admit(of("eve"), LATER);
        assertThat(told.admit(of("mallory"), NOON)).contains(of("mallory"));
        assertThat(told.admit(of("eve"), NOON)).isEmpty();
    }

    private static Refusal of(String actor) {
        return new Refusal(actor, "192.0.2.1", "GET /api/v1/audit");
    }
}
