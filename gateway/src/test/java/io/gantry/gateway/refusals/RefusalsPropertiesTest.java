package io.gantry.gateway.refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RefusalsPropertiesTest {
    @Test
    void tellsAThousandAMinuteOneByOne() {
        assertThat(bind(Map.of())).isEqualTo(new RefusalsProperties(1000));
    }

    @Test
    void refusesALimitThatTellsNothing() {
        assertThatThrownBy(() -> bind(Map.of("gantry.refusals.per-minute", "0")))
                .hasStackTraceContaining("gantry.refusals.per-minute is 0, expected 1 or more");
    }

    private static RefusalsProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.refusals", Bindable.of(RefusalsProperties.class));
    }
}
