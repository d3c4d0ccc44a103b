package io.gantry.gateway.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LoginPropertiesTest {
    @Test
    void allowsTenFailuresOfAnAccountAndAHundredOfAnAddressInAQuarterOfAnHour() {
        assertThat(bind(Map.of())).isEqualTo(new LoginProperties(10, 100, Duration.ofMinutes(15)));
    }

    @Test
    void refusesALimitThatLetsNobodyIn() {
        assertThatThrownBy(() -> bind(Map.of("gantry.login.failures-per-account", "0")))
                .hasStackTraceContaining("must be above zero");
    }

    private static LoginProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.login", Bindable.of(LoginProperties.class));
    }
}
