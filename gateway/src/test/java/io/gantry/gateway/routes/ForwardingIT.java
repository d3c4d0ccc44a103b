package io.gantry.gateway.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.gateway.GatewayIT;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

class ForwardingIT extends GatewayIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void tellsTheServiceWhoAsks() throws Exception {
        admin().get().uri("/api/v1/entities").header("X-Gantry-Client", "cli").exchange();
        JWTClaimsSet claims = verified(CATALOG.only().headers());
        assertThat(claims.getIssuer()).isEqualTo("gantry-gateway");
        assertThat(claims.getSubject()).isEqualTo("admin");
        assertThat(claims.getAudience()).containsExactly("catalog-service");
        assertThat(claims.getStringClaim("role")).isEqualTo("admin");
        assertThat(claims.getStringListClaim("groups")).isEmpty();
        assertThat(claims.getStringClaim("src")).isEqualTo("cli");
        assertThat(claims.getStringClaim("ip")).isEqualTo("127.0.0.1");
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now().plusSeconds(25), Instant.now().plusSeconds(61));
    }

    @Test
    void givesEachServiceATokenOfItsOwn() throws Exception {
        var client = admin();
        client.get().uri("/api/v1/search?q=x").exchange().expectStatus().isOk();
        assertThat(verified(SEARCH.only().headers()).getAudience())
                .containsExactly("search-service");
    }

    @Test
    void keepsTheClientsCredentialsToItself() {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        bearing(token)
                .get()
                .uri("/api/v1/entities")
                .cookie("gantry_session", token)
                .cookie("other", "x")
                .exchange()
                .expectStatus()
                .isOk();
        HttpHeaders headers = CATALOG.only().headers();
        assertThat(headers.toString()).doesNotContain(token);
        assertThat(headers.get("Cookie")).isNull();
        assertThat(headers.getAll("Authorization")).hasSize(1);
    }

    @Test
    void dropsHeadersThatImitateOurs() {
        admin().get()
                .uri("/api/v1/entities")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil")
                .header("forwarded", "for=10.0.0.1")
                .header("x-gantry-user", "root")
                .header("X-Gantry-Client", "ui")
                .header("X-Custom", "stays")
                .exchange();
        HttpHeaders headers = CATALOG.only().headers();
        for (String dropped :
                List.of(
                        "X-Forwarded-For",
                        "X-Forwarded-Host",
                        "Forwarded",
                        "X-Gantry-User",
                        "X-Gantry-Client")) {
            assertThat(headers.get(dropped)).as(dropped).isNull();
        }
        assertThat(headers.get("X-Custom")).isEqualTo("stays");
    }

    @Test
    void sendsTheRequestIdOnAndBackOnce() {
        CATALOG.plays((_, response) -> response.header("X-Request-Id", "service").send());
        admin().get()
                .uri("/api/v1/entities")
                .header("X-Request-Id", "req-7")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "req-7");
        assertThat(CATALOG.only().headers().getAll("X-Request-Id")).containsExactly("req-7");
    }

    @Test
    void makesARequestIdInPlaceOfABadOne() {
        admin().get().uri("/api/v1/entities").header("X-Request-Id", "a b").exchange();
        assertThat(CATALOG.only().headers().get("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void continuesTheTrace() {
        admin().get()
                .uri("/api/v1/entities")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .exchange();
        assertThat(CATALOG.only().headers().getAll("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + TRACE)
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void changesNeitherPathNorQuery() {
        admin().get()
                .uri(
                        URI.create(
                                "http://127.0.0.1:"
                                        + port
                                        + "/api/v1/entities/a%20b?q=a%26b+c&q=%C3%BC"))
                .exchange();
        assertThat(CATALOG.only().uri()).isEqualTo("/api/v1/entities/a%20b?q=a%26b+c&q=%C3%BC");
    }

    @Test
    void passesErrorsOfServicesUnchanged() {
        String error = "{\"error\":\"entity not found\",\"requestId\":\"x\"}";
        CATALOG.plays((_, response) ->
                response.status(404)
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just(error)));
        admin().get()
                .uri("/api/v1/entities/service/x")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .isEqualTo(error);
    }

    @Test
    void reusesTheTokenOfOneSession() {
        var client = admin();
        client.get().uri("/api/v1/entities").exchange().expectStatus().isOk();
        client.get().uri("/api/v1/schemas").exchange().expectStatus().isOk();
        admin().get().uri("/api/v1/facets").exchange().expectStatus().isOk();
        List<String> tokens =
                CATALOG.seen().stream().map(seen -> seen.headers().get("Authorization")).toList();
        assertThat(tokens.get(1)).isEqualTo(tokens.get(0));
        assertThat(tokens.get(2)).isNotEqualTo(tokens.get(0));
    }

    private JWTClaimsSet verified(HttpHeaders headers) throws Exception {
        SignedJWT jwt = SignedJWT.parse(headers.get("Authorization").substring("Bearer ".length()));
        byte[] keys =
                anonymous()
                        .mutate()
                        .responseTimeout(Duration.ofSeconds(5))
                        .build()
                        .get()
                        .uri("/.well-known/jwks.json")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        JWKSet set = JWKSet.parse(new String(keys, UTF_8));
        assertThat(set.containsNonPublicKeys()).isFalse();
        var key = set.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();
        assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }
}
