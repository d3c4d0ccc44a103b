package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ApplyPropertiesTest {
    @Test
    void hasTheLimitsOfTheContract() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ApplyProperties(DataSize.ofMegabytes(16), DataSize.ofMegabytes(1)));
    }

    @Test
    void canBeChanged() {
        assertThat(
                        bind(
                                Map.of(
                                        "gantry.apply.max-upload", "2MB",
                                        "gantry.apply.max-line", "3KB")))
                .isEqualTo(new ApplyProperties(DataSize.ofMegabytes(2), DataSize.ofKilobytes(3)));
    }

    private static ApplyProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gantry.apply", ApplyProperties.class);
    }
}
