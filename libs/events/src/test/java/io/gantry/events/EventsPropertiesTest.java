package io.gantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EventsPropertiesTest {
    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(bind(Map.of())).isEqualTo(new EventsProperties(6, (short) 1));
    }

    @Test
    void takesItsNamesAndNoOthers() {
        assertThat(
                        bind(
                                Map.of(
                                        "gantry.kafka.partitions",
                                        12,
                                        "gantry.kafka.replication-factor",
                                        3)))
                .isEqualTo(new EventsProperties(12, (short) 3));
        assertThatThrownBy(() -> bind(Map.of("gantry.kafka.partition", 1)))
                .hasStackTraceContaining("gantry.kafka.partition");
    }

    private static EventsProperties bind(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(
                        "gantry.kafka",
                        Bindable.of(EventsProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, _ -> true));
    }
}
