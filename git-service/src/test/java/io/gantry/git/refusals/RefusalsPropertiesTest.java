package io.gantry.git.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RefusalsPropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void hasTheDefaultOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(RefusalsProperties.class))
                        .isEqualTo(new RefusalsProperties(1000)));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalValue() {
        application
                .withPropertyValues("gantry.refusals.per-hour=1")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.refusals.per-minute=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(RefusalsProperties.class)
    static class Settings {}
}
