package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServicesPropertiesTest {
    @Test
    void knowsWhereServicesAreByDefault() {
        ServicesProperties properties = bind(Map.of());
        assertThat(properties.of(Service.CATALOG)).isEqualTo(URI.create("http://127.0.0.1:8101"));
        assertThat(properties.of(Service.PLUGIN)).isEqualTo(URI.create("http://127.0.0.1:8106"));
        assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void takesAddresses() {
        assertThat(bind(Map.of("gantry.services.git", "http://git:1")).of(Service.GIT))
                .isEqualTo(URI.create("http://git:1"));
    }

    @Test
    void refusesAMisspelledService() {
        assertThatThrownBy(() -> bind(Map.of("gantry.services.catalogue", "http://x")))
                .hasStackTraceContaining("gantry.services.catalogue");
    }

    private static ServicesProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate(
                        "gantry.services",
                        Bindable.of(ServicesProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, _ -> true));
    }
}
