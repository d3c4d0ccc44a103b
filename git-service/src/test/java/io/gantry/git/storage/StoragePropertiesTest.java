package io.gantry.git.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class StoragePropertiesTest {
    private static final HookProperties HOOKS =
            new HookProperties(
                    false,
                    61_000,
                    16,
                    Path.of("/tmp/gantry-hooks"),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5),
                    DataSize.ofGigabytes(1),
                    64,
                    DataSize.ofMegabytes(1),
                    DataSize.ofKilobytes(64),
                    100,
                    Map.of());

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withUserConfiguration(Settings.class)
                    .withPropertyValues("gantry.git.root=/data/git");

    @Test
    void hasTheDefaultsOfTheReadme() {
        application.run(context ->
                assertThat(context.getBean(StorageProperties.class))
                        .isEqualTo(
                                new StorageProperties(
                                        Path.of("/data/git"),
                                        64,
                                        16,
                                        DataSize.ofGigabytes(2),
                                        DataSize.ofMegabytes(512),
                                        DataSize.ofMegabytes(4),
                                        DataSize.ofBytes(0),
                                        Duration.ofMinutes(2),
                                        false,
                                        Duration.ofMinutes(10),
                                        HOOKS,
                                        new ZipProperties(
                                                DataSize.ofMegabytes(100),
                                                DataSize.ofGigabytes(1),
                                                50_000,
                                                200))));
    }

    @Test
    void refusesAnUnknownNameAndANonsensicalNumber() {
        application
                .withPropertyValues("gantry.git.rot=/x")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("gantry.git.operations=0")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessage("gantry.git.operations is 0, expected at least 1"));
        application
                .withPropertyValues("gantry.git.push-memory=10MB")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessage(
                                        "gantry.git.push-memory is 10485760B, expected at least 4"
                                                + " times max-tree, which is 4194304B"));
    }

    @Test
    void takesVariablesForHooksByTheirExactNames() {
        application
                .withPropertyValues("gantry.git.hooks.environment[TSURU_HOST]=https://t")
                .run(context ->
                        assertThat(context.getBean(StorageProperties.class).hooks().environment())
                                .isEqualTo(Map.of("TSURU_HOST", "https://t")));
    }

    @Test
    void refusesNonsenseOfHooks() {
        application
                .withPropertyValues("gantry.git.hooks.runs=0")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessage("gantry.git.hooks.runs is 0, expected at least 1"));
    }

    @EnableConfigurationProperties(StorageProperties.class)
    static class Settings {}
}
