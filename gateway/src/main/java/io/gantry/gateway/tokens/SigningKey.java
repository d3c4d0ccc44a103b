package io.gantry.gateway.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** The key that signs our JWTs, and what it takes to verify them. */
final class SigningKey {
    private final ECKey key;
    private final JWSSigner signer;
    private final JWSHeader header;

    private SigningKey(ECKey key) throws JOSEException {
        this.key = key;
        signer = new ECDSASigner(key);
        header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    }

    static SigningKey generate() {
        try {
            return new SigningKey(
                    new ECKeyGenerator(Curve.P_256)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint(true)
                            .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that {@link #toJson} wrote. */
    static SigningKey parse(String json) {
        try {
            return new SigningKey(ECKey.parse(json));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("the stored signing key cannot be read", e);
        }
    }

    /** With its private part. */
    String toJson() {
        return key.toJSONString();
    }

    String id() {
        return key.getKeyID();
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
