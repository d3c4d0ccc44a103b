package io.gantry.platform.data;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key pair on P-256 as the services take it.
 *
 * @param privateKey PKCS #8 in Base64
 * @param publicKey SubjectPublicKeyInfo in Base64
 */
public record ServiceKeys(String privateKey, String publicKey) {
    static ServiceKeys generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var base64 = Base64.getEncoder();
            return new ServiceKeys(
                    base64.encodeToString(pair.getPrivate().getEncoded()),
                    base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both in one file, so that no crash leaves halves that do not fit. */
    String toText() {
        return privateKey + "\n" + publicKey + "\n";
    }

    static ServiceKeys parse(String text) {
        var lines = text.lines().toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("a key pair is two lines, not " + lines.size());
        }
        return new ServiceKeys(lines.getFirst(), lines.getLast());
    }

    @Override
    public String toString() {
        return "ServiceKeys[" + publicKey + "]";
    }
}
