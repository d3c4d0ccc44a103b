package io.gantry.web.encryption;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Of {@code gantry.*}, what encrypts secrets in the database.
 *
 * @param encryptionKey Base64 of 32 bytes, the same for all replicas
 */
@ConfigurationProperties(prefix = "gantry")
public record EncryptionProperties(@Nullable String encryptionKey) {
    private static final int BYTES = 32;

    /** The key itself; throws {@link IllegalStateException} if it is missing or malformed. */
    byte[] key() {
        if (encryptionKey == null || encryptionKey.isBlank()) {
            throw new IllegalStateException(
                    "GANTRY_ENCRYPTION_KEY is missing: set it to the Base64 of 32 random bytes,"
                            + " the same for all replicas (openssl rand -base64 32)");
        }
        byte[] key = decode(encryptionKey.strip());
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "GANTRY_ENCRYPTION_KEY must be the Base64 of 32 bytes, but is that of "
                            + key.length);
        }
        return key;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "GANTRY_ENCRYPTION_KEY must be the Base64 of 32 bytes, but is no Base64", e);
        }
    }

    @Override
    public String toString() {
        return "EncryptionProperties[…]";
    }
}
