package io.gantry.git.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private final byte[] secret = "secret".getBytes(UTF_8);

    @Test
    void opensWhatTheSameKeySealed() throws GeneralSecurityException {
        byte[] sealed = encryption("one key").seal(secret, "a");
        assertThat(encryption(" one key\n").open(sealed, "a")).isEqualTo(secret);
        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
    }

    @Test
    void opensNothingUnderAnotherKeyOrForAnotherPurpose() throws GeneralSecurityException {
        byte[] sealed = encryption("one key").seal(secret, "a");
        assertThatThrownBy(() -> encryption("another").open(sealed, "a"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> encryption("one key").open(sealed, "b"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void refusesToStartWithoutTheKeyAndNeverShowsIt() {
        assertThatThrownBy(() -> new EncryptionProperties(" "))
                .hasMessageContaining("GANTRY_ENCRYPTION_KEY (gantry.encryption-key) is not set");
        assertThat(new EncryptionProperties("abc").toString()).doesNotContain("abc");
    }

    private static Encryption encryption(String key) throws GeneralSecurityException {
        return new Encryption(new EncryptionProperties(key));
    }
}
