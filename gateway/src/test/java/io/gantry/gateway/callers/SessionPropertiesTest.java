package io.gantry.gateway.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SessionPropertiesTest {
    @Test
    void lastsTwelveHoursIdleAndThirtyDaysInAllByDefault() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SessionProperties(Duration.ofHours(12), Duration.ofDays(30)));
    }

    @Test
    void refusesASessionThatNeverLives() {
        assertThatThrownBy(() -> bind(Map.of("gantry.session.idle", "0s")))
                .hasStackTraceContaining("must be above zero");
    }

    private static SessionProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.session", Bindable.of(SessionProperties.class));
    }
}
