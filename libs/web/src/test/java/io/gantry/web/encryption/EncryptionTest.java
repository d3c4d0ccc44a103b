package io.gantry.web.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private static final byte[] SECRET = "the secret".getBytes(UTF_8);

    private final Encryption encryption = with((byte) 1);

    @Test
    void opensWhatItSealed() throws GeneralSecurityException {
        byte[] sealed = encryption.seal(SECRET, "here");
        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
        assertThat(encryption.seal(SECRET, "here")).isNotEqualTo(sealed);
        assertThat(encryption.open(sealed, "here")).isEqualTo(SECRET);
    }

    @Test
    void opensNothingElsewhereNorSpoiledNorUnderAnotherKey() {
        byte[] sealed = encryption.seal(SECRET, "here");
        refused(() -> encryption.open(sealed, "there"));
        refused(() -> with((byte) 2).open(sealed, "here"));
        sealed[20] ^= 1;
        refused(() -> encryption.open(sealed, "here"));
    }

    @Test
    void wantsAKeyOf32Bytes() {
        wantsKey(null, "is missing");
        wantsKey(" ", "is missing");
        wantsKey("AAAA", "but is that of 3");
        wantsKey("?", "but is no Base64");
    }

    private static void wantsKey(@Nullable String key, String complaint) {
        assertThatThrownBy(() -> new EncryptionProperties(key).key())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GANTRY_ENCRYPTION_KEY")
                .hasMessageContaining(complaint);
    }

    private static void refused(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(GeneralSecurityException.class);
    }

    private static Encryption with(byte filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, filling);
        return new Encryption(new EncryptionProperties(Base64.getEncoder().encodeToString(key)));
    }
}
