package io.gantry.web.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Verifies internal JWTs: the gateway's by the keys that it publishes, a peer's by the key that was
 * configured. The key that a JWT names decides which; only its short header is read for that.
 */
final class InternalDecoder implements ReactiveJwtDecoder {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final ReactiveJwtDecoder gateway;
    private final Map<String, ReactiveJwtDecoder> peers;

    InternalDecoder(JwtProperties properties, ServiceKeysProperties keys, Clock clock) {
        this(gateway(properties, clock), keys, properties.audience(), clock);
    }

    private InternalDecoder(
            ReactiveJwtDecoder gateway, ServiceKeysProperties keys, String audience, Clock clock) {
        this.gateway = gateway;
        peers =
                keys.peers().values().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ECKey::getKeyID, key -> peer(key, audience, clock)));
    }

    /** Takes those of peers alone, as the gateway itself does. */
    static InternalDecoder ofPeers(ServiceKeysProperties keys, String audience, Clock clock) {
        return new InternalDecoder(
                _ -> Mono.error(() -> new BadJwtException("no peer has signed it")),
                keys,
                audience,
                clock);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        if (peers.isEmpty()) {
            return gateway.decode(token);
        }
        return peers.getOrDefault(keyId(token), gateway).decode(token);
    }

    /** "" if the token has none or is no JWT, which a decoder will say. */
    private static String keyId(String token) {
        try {
            String header = token.substring(0, Math.max(0, token.indexOf('.')));
            String keyId = JWSHeader.parse(new Base64URL(header)).getKeyID();
            return keyId == null ? "" : keyId;
        } catch (ParseException | IllegalArgumentException e) {
            return "";
        }
    }

    private static ReactiveJwtDecoder gateway(JwtProperties properties, Clock clock) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(properties.jwksUri().toString())
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        decoder.setJwtValidator(rules(Claims.ISSUER, properties.audience(), clock));
        return decoder;
    }

    private static ReactiveJwtDecoder peer(ECKey key, String audience, Clock clock) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.just(key))
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        rules(key.getKeyID(), audience, clock),
                        new JwtClaimValidator<String>("sub", key.getKeyID()::equals)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> rules(String issuer, String audience, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtClaimValidator<Instant>("exp", end -> endsSoon(end, clock)),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", aud -> aud != null && aud.contains(audience)));
    }

    private static boolean endsSoon(@Nullable Instant end, Clock clock) {
        return end != null
                && !end.isAfter(clock.instant().plus(ServiceToken.LIFE).plus(CLOCK_SKEW));
    }
}
