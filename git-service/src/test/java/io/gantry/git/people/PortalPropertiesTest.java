package io.gantry.git.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PortalPropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void hasTheDefaultsOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(PortalProperties.class))
                        .isEqualTo(
                                new PortalProperties(
                                        URI.create("http://127.0.0.1:8080"),
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(2))));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalValue() {
        application
                .withPropertyValues("gantry.portal.url=1")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.portal.heartbeat=3s")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(PortalProperties.class)
    static class Settings {}
}
