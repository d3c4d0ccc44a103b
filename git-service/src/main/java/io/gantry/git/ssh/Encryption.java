package io.gantry.git.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM with a key derived from {@code GANTRY_ENCRYPTION_KEY}: nonce, ciphertext, tag.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869, HKDF</a>
 */
@Component
class Encryption {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    Encryption(EncryptionProperties properties) throws GeneralSecurityException {
        key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(properties.encryptionKey().getBytes(UTF_8))
                                        .thenExpand(
                                                "gantry git host keys".getBytes(UTF_8), KEY_BYTES));
    }

    /** Encrypts the secret for one purpose; elsewhere it cannot be opened. */
    byte[] seal(byte[] secret, String purpose) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
        return ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** Throws {@link GeneralSecurityException} if it was sealed by another key or is spoiled. */
    byte[] open(byte[] sealed, String purpose) throws GeneralSecurityException {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(encrypted);
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }
}
