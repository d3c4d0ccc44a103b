package io.gantry.gateway.tokens;

/** The real encryption, for tests of other features. */
public final class TestEncryption {
    private TestEncryption() {}

    public static Encryption by(String key) {
        return new Encryption(new EncryptionProperties(key));
    }
}
