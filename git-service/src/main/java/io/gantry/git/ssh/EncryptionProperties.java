package io.gantry.git.ssh;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one secret of this service, {@code gantry.encryption-key}. Its prefix is shared with settings
 * of libraries, so unknown names cannot be refused here.
 *
 * @param encryptionKey what the key of the stored host keys is derived from
 */
@ConfigurationProperties("gantry")
record EncryptionProperties(@DefaultValue("") String encryptionKey) {
    EncryptionProperties {
        encryptionKey = encryptionKey.strip();
        if (encryptionKey.isEmpty()) {
            throw new IllegalArgumentException(
                    "GANTRY_ENCRYPTION_KEY (gantry.encryption-key) is not set, but the SSH host"
                            + " keys are stored encrypted with a key derived from it");
        }
    }

    /** Nobody logs a record by its fields if one of them is a secret. */
    @Override
    public String toString() {
        return "EncryptionProperties[]";
    }
}
