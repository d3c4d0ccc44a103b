package io.gantry.git.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class ReadingPropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void hasTheDefaultsOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(ReadingProperties.class))
                        .isEqualTo(
                                new ReadingProperties(
                                        500_000,
                                        1_000_000,
                                        DataSize.ofGigabytes(10),
                                        50_000,
                                        DataSize.ofMegabytes(8),
                                        DataSize.ofMegabytes(1),
                                        1000)));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalValue() {
        application
                .withPropertyValues("gantry.reading.comits=1")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.reading.commits=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(ReadingProperties.class)
    static class Settings {}
}
