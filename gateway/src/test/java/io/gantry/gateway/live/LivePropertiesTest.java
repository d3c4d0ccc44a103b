package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LivePropertiesTest {
    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new LiveProperties(
                                DataSize.ofMegabytes(1),
                                10_000,
                                100,
                                DataSize.ofKilobytes(4),
                                20,
                                Duration.ofSeconds(30),
                                2,
                                Duration.ofHours(1),
                                Duration.ofSeconds(1)));
    }

    @Test
    void refusesWhatNobodyCouldUse() {
        for (String name :
                List.of(
                        "buffer",
                        "sockets",
                        "sockets-per-user",
                        "message",
                        "messages-per-second",
                        "ping",
                        "resumes",
                        "resume-back",
                        "resume-within")) {
            String property = "gantry.websocket." + name;
            assertThatThrownBy(() -> bind(Map.of(property, "0")))
                    .hasStackTraceContaining(property + " must be above zero");
        }
    }

    private static LiveProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.websocket", Bindable.of(LiveProperties.class));
    }
}
