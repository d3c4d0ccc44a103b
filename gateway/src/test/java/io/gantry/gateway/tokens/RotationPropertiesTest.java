package io.gantry.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RotationPropertiesTest {
    @Test
    void rotateOnceADay() {
        assertThat(bind(Map.of())).isEqualTo(new RotationProperties(Duration.ofHours(24)));
    }

    @Test
    void refuseAKeyThatWouldNotOutliveItsTokens() {
        assertThatThrownBy(() -> bind(Map.of("gantry.jwt.rotation", "59s")))
                .hasStackTraceContaining("gantry.jwt.rotation is PT59S");
    }

    private static RotationProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.jwt", Bindable.of(RotationProperties.class));
    }
}
