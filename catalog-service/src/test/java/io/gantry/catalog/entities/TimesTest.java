package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    private final Times times = new Times(Clock.systemUTC());

    @Test
    void refusesATimeThatTheDatabaseDoesNotKnow() {
        assertThatThrownBy(() -> times.past("at", "-4800-01-01T00:00:00Z"))
                .hasMessage(
                        "parameter at is \"-4800-01-01T00:00:00Z\", expected a time not before 0001-01-01T00:00:00Z");
        assertThat(times.past("at", "0001-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    }
}
