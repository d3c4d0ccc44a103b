package io.gantry.gateway.tokens;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.gantry.gateway.GatewayIT;
import java.text.ParseException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;

class RotationIT extends GatewayIT {
    /** The replicas look every 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void letsAnotherKeySignAfterADayAndBothVerify() throws ParseException {
        NimbusReactiveJwtDecoder service =
                NimbusReactiveJwtDecoder.withJwkSetUri(
                                "http://127.0.0.1:" + port + "/.well-known/jwks.json")
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        String before = token();
        String oldKey = kid(service, before);
        database.sql("UPDATE signing_keys SET created_at = created_at - interval '24 h'")
                .then()
                .block();
        Awaitility.await().atMost(PATIENCE).until(() -> !oldKey.equals(kid(service, token())));
        assertThat(kid(service, before)).isEqualTo(oldKey);
        assertThat(published().getKeyByKeyId(oldKey)).isNotNull();
        assertThat(published().containsNonPublicKeys()).isFalse();
    }

    @Test
    void publishesNoKeyWhoseTokensAreLongDead() throws ParseException {
        String retired = "retired-" + System.nanoTime();
        database.sql(
                        """
                        INSERT INTO signing_keys (kid, sealed, active, created_at, retired_at)
                        SELECT :kid, sealed, false, created_at, now() - interval '11 min'
                        FROM signing_keys WHERE active
                        """)
                .bind("kid", retired)
                .then()
                .block();
        database.sql(
                        "UPDATE signing_keys SET created_at = created_at - interval '24 h' WHERE active")
                .then()
                .block();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> {
                    token();
                    return requireNonNull(
                                    database.sql(
                                                    "SELECT count(*) FROM signing_keys WHERE kid = :kid")
                                            .bind("kid", retired)
                                            .mapValue(Long.class)
                                            .one()
                                            .block())
                            == 0;
                });
        assertThat(published().getKeys()).isNotEmpty();
    }

    private static String kid(NimbusReactiveJwtDecoder service, String token) {
        return String.valueOf(
                requireNonNull(service.decode(token).block()).getHeaders().get("kid"));
    }

    /** A token of a session of its own, since tokens are used again for a while. */
    private String token() {
        CATALOG.reset();
        admin().get().uri("/api/v1/entities").exchange().expectStatus().isOk();
        return requireNonNull(CATALOG.only().headers().get("Authorization"))
                .substring("Bearer ".length());
    }

    private JWKSet published() throws ParseException {
        return JWKSet.parse(
                requireNonNull(
                        anonymous()
                                .get()
                                .uri("/.well-known/jwks.json")
                                .exchange()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody()));
    }
}
