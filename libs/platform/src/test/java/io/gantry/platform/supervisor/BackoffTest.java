package io.gantry.platform.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToHalfMinute() {
        var backoff = new Backoff();

        assertThat(Stream.generate(backoff::next).limit(10))
                .startsWith(Duration.ofMillis(200), Duration.ofMillis(400))
                .endsWith(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void startsOverAfterReset() {
        var backoff = new Backoff();
        backoff.next();
        backoff.next();
        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
    }
}
