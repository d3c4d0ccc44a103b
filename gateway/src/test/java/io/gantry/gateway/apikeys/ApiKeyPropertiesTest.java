package io.gantry.gateway.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ApiKeyPropertiesTest {
    @Test
    void allowAHundredKeysOfOneUser() {
        assertThat(bind(Map.of())).isEqualTo(new ApiKeyProperties(100));
    }

    @Test
    void refuseFewerThanNone() {
        assertThatThrownBy(() -> bind(Map.of("gantry.api-keys.per-user", "-1")))
                .hasStackTraceContaining("expected 0 or more");
    }

    private static ApiKeyProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.api-keys", Bindable.of(ApiKeyProperties.class));
    }
}
