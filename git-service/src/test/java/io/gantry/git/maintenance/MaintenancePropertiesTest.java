package io.gantry.git.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class MaintenancePropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void hasTheDefaultsOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(MaintenanceProperties.class))
                        .isEqualTo(
                                new MaintenanceProperties(
                                        100,
                                        DataSize.ofMegabytes(16),
                                        "0 0 3 * * *",
                                        Duration.ofDays(1),
                                        Duration.ofDays(14),
                                        Duration.ofDays(30))));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalValue() {
        application
                .withPropertyValues("gantry.maintenance.push=1")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.maintenance.pushes=0")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.maintenance.keep-pushes=23h")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(MaintenanceProperties.class)
    static class Settings {}
}
