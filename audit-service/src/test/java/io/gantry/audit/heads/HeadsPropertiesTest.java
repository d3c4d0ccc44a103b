package io.gantry.audit.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HeadsPropertiesTest {
    @Test
    void signsEveryMinute() {
        assertThat(bind(Map.of()))
                .isEqualTo(new HeadsProperties(Duration.ofMinutes(1), Duration.ofSeconds(20)));
    }

    @Test
    void refusesToSignWithoutEnd() {
        assertThatThrownBy(() -> bind(Map.of("gantry.audit.heads.every", "0s")))
                .hasStackTraceContaining(
                        "gantry.audit.heads.every and .patience must be above zero");
    }

    private static HeadsProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.audit.heads", Bindable.of(HeadsProperties.class));
    }
}
