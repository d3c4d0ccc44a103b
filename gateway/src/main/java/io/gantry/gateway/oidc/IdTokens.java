package io.gantry.gateway.oidc;

import io.gantry.gateway.GatewayError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Verifies ID tokens: signed by the provider's key with an asymmetric algorithm, for us, of now and
 * of this sign-in.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">Core
 *     3.1.3.7</a>
 */
final class IdTokens {
    private static final Logger log = LoggerFactory.getLogger(IdTokens.class);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private final NimbusReactiveJwtDecoder decoder;

    IdTokens(Provider provider, OidcProperties properties) {
        decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(provider.keys().toString())
                        .jwsAlgorithms(algorithms -> {
                            algorithms.add(SignatureAlgorithm.RS256);
                            algorithms.add(SignatureAlgorithm.PS256);
                            algorithms.add(SignatureAlgorithm.ES256);
                        })
                        .build();
        String client = properties.clientId();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(CLOCK_SKEW),
                        new JwtClaimValidator<>("exp", Objects::nonNull),
                        new JwtIssuerValidator(provider.issuer()),
                        new JwtClaimValidator<String>("sub", sub -> sub != null && !sub.isBlank()),
                        new JwtClaimValidator<List<String>>(
                                "aud", aud -> aud != null && aud.contains(client)),
                        token -> authorizedParty(token, client)));
    }

    /** Whoever is named as authorized must be us; most providers name nobody. */
    private static OAuth2TokenValidatorResult authorizedParty(Jwt token, String client) {
        String party = token.getClaimAsString("azp");
        return party == null || party.equals(client)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "The azp claim is not valid", null));
    }

    Mono<Jwt> verify(String idToken, SignIn signIn) {
        return Mono.defer(() -> decoder.decode(idToken))
                .filter(token -> signIn.nonce().equals(token.getClaimAsString("nonce")))
                .switchIfEmpty(
                        GatewayError.OIDC_REFUSED.error("the ID token is of another sign-in"))
                .onErrorMap(JwtException.class, IdTokens::refusal);
    }

    /** The administrator reads why, the stranger does not. */
    private static Throwable refusal(JwtException reason) {
        log.warn("an ID token was refused: {}", reason.getMessage());
        return GatewayError.OIDC_REFUSED.exception("the ID token is not valid");
    }
}
