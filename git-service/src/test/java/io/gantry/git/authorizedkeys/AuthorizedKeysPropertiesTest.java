package io.gantry.git.authorizedkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AuthorizedKeysPropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withUserConfiguration(Settings.class)
                    .withPropertyValues("gantry.authorized-keys.file=keys");

    @Test
    void hasTheDefaultsOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(AuthorizedKeysProperties.class))
                        .isEqualTo(
                                new AuthorizedKeysProperties(
                                        Path.of("keys"), "/usr/bin/gandalf-ssh")));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalValue() {
        application
                .withPropertyValues("gantry.authorized-keys.comand=1")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.authorized-keys.command=a\"b")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(AuthorizedKeysProperties.class)
    static class Settings {}
}
