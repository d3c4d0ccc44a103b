package io.gantry.web.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads keys on P-256 as {@code openssl} writes them in DER. What is wrong names the property and
 * never the value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5208">PKCS #8</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.7">SubjectPublicKeyInfo</a>
 */
final class EcKeys {
    private EcKeys() {}

    static ECPrivateKey readPrivate(String property, String text) {
        return read(
                property,
                "the Base64 of a PKCS #8 private key on P-256",
                () -> {
                    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.strip()));
                    ECPrivateKey key = (ECPrivateKey) factory().generatePrivate(spec);
                    requireP256(key.getParams());
                    return key;
                });
    }

    static ECKey readPublic(String property, String keyId, String text) {
        return read(
                property,
                "the Base64 of a SubjectPublicKeyInfo on P-256",
                () -> {
                    var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text.strip()));
                    ECPublicKey key = (ECPublicKey) factory().generatePublic(spec);
                    requireP256(key.getParams());
                    return new ECKey.Builder(Curve.P_256, key)
                            .keyID(keyId)
                            .algorithm(JWSAlgorithm.ES256)
                            .build();
                });
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC");
    }

    private static void requireP256(ECParameterSpec parameters) {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(parameters))) {
            throw new IllegalArgumentException("it is on another curve");
        }
    }

    private static <T> T read(String property, String expected, Reading<T> reading) {
        try {
            return reading.read();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(property + " must be " + expected, e);
        }
    }

    private interface Reading<T> {
        T read() throws GeneralSecurityException;
    }
}
