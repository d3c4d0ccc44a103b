package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SshPropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void hasTheDefaultsOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(SshProperties.class))
                        .isEqualTo(
                                new SshProperties(
                                        null,
                                        2222,
                                        null,
                                        null,
                                        Duration.ofSeconds(20),
                                        Duration.ofMinutes(15),
                                        10,
                                        50,
                                        10)));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalNumber() {
        application
                .withPropertyValues("gantry.ssh.prot=22")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.ssh.tries=0")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessage(
                                        "gantry.ssh.tries is 0, sessions 50 and channels 10, expected at"
                                                + " least 1 each"));
    }

    @EnableConfigurationProperties(SshProperties.class)
    static class Settings {}
}
