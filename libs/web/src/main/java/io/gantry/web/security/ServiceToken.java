package io.gantry.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.contracts.identity.Actor;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs the JWTs with which this service calls another for a user. */
public final class ServiceToken {
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration REUSED_FOR = Duration.ofSeconds(30);
    private static final int REMEMBERED = 1_000;

    private final Cache<Errand, String> issued;
    private final String service;
    private final JWSHeader header;
    private final JWSSigner signer;
    private final Clock clock;

    ServiceToken(String service, ECPrivateKey key, Clock clock) {
        this.service = service;
        this.clock = clock;
        header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(service).build();
        signer = signer(key);
        issued =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED)
                        .expireAfterWrite(REUSED_FOR)
                        .ticker(() -> nanos(clock.instant()))
                        .build();
    }

    /**
     * What to send as bearer token to the service of that name, so that it acts as if the actor had
     * asked; it lives for half a minute at least. Whether it lets us in is in {@link ServiceCalls}.
     */
    public String issue(String audience, Actor actor) {
        return issued.get(new Errand(audience, ActorClaims.of(actor)), this::sign);
    }

    private String sign(Errand errand) {
        Date end = Date.from(clock.instant().plus(LIFE));
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(service)
                        .subject(service)
                        .audience(errand.audience())
                        .claim(Claims.ACTS_FOR, errand.actor().asMap())
                        .expirationTime(end)
                        .build();
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(ECPrivateKey key) {
        try {
            return new ECDSASigner(key, Curve.P_256);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long nanos(Instant now) {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    private record Errand(String audience, ActorClaims actor) {}
}
