package io.gantry.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EncryptionPropertiesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void readsTheKeyWithoutTheLineEndOfItsFile() {
        application
                .withPropertyValues("gantry.encryption-key=abc\n", "gantry.database=gantry_audit")
                .run(context ->
                        assertThat(context.getBean(EncryptionProperties.class).encryptionKey())
                                .isEqualTo("abc"));
    }

    @Test
    void refusesToStartWithoutTheKey() {
        application.run(context ->
                assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage(
                                "GANTRY_ENCRYPTION_KEY (gantry.encryption-key) is not set,"
                                        + " but the audit log is chained with a key derived"
                                        + " from it"));
    }

    @Test
    void keepsTheKeyOutOfItsText() {
        assertThat(new EncryptionProperties("abc").toString()).doesNotContain("abc");
    }

    @EnableConfigurationProperties(EncryptionProperties.class)
    static class Settings {}
}
