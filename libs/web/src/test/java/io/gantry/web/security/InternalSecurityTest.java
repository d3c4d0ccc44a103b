package io.gantry.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The catalog's door, at which the gateway and its peers knock, and others who pretend. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InternalSecurityTest {
    private static final String CATALOG = "catalog-service";
    private static final String ACTION = "action-service";
    private static final String GIT = "git-service";
    private static final String ENTITY = "/api/v1/entities/service/payments";
    private static final KeyPair GATEWAYS = Keys.onP256();
    private static final KeyPair ACTIONS = Keys.onP256();
    private static final KeyPair GITS = Keys.onP256();
    private static final Actor ALICE =
            new Actor("alice", Role.DEVELOPER, Set.of("payments"), Source.CLI, "192.0.2.7", "");
    private static final Map<String, Object> FOR_ALICE = ActorClaims.of(ALICE).asMap();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        ECKey gateways =
                new ECKey.Builder(Curve.P_256, Keys.publicOf(GATEWAYS)).keyID("gateway-1").build();
        String jwks = Keys.publish(gateways);
        registry.add("gantry.jwt.jwks-uri", () -> jwks);
        registry.add("gantry.jwt.audience", () -> CATALOG);
        registry.add(
                "gantry.service-keys.public-keys.action-service",
                () -> Keys.text(ACTIONS.getPublic()));
        registry.add(
                "gantry.service-keys.public-keys.git-service", () -> Keys.text(GITS.getPublic()));
        registry.add("gantry.service-keys.public-keys.plugin-service", () -> "");
    }

    @Test
    void letsUsersInThroughTheGateway() {
        expect(200, HttpMethod.POST, "/api/v1/anything", gateway(gatewaySays().build()))
                .jsonPath("$.name")
                .isEqualTo("bob")
                .jsonPath("$.role")
                .isEqualTo("viewer");
    }

    @Test
    void letsPeersCallTheRoutesOfTheTableForTheirUser() {
        String token =
                new ServiceToken(ACTION, Keys.privateOf(ACTIONS), Clock.systemUTC())
                        .issue(CATALOG, ALICE);
        expect(200, HttpMethod.GET, ENTITY, token)
                .jsonPath("$.name")
                .isEqualTo("alice")
                .jsonPath("$.role")
                .isEqualTo("developer")
                .jsonPath("$.groups[0]")
                .isEqualTo("payments")
                .jsonPath("$.source")
                .isEqualTo("cli")
                .jsonPath("$.address")
                .isEqualTo("192.0.2.7")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void forbidsPeersAllOtherRoutes() {
        Map<String, HttpMethod> others = new LinkedHashMap<>();
        others.put(ENTITY, HttpMethod.DELETE);
        others.put("/api/v1/entities", HttpMethod.POST);
        others.put("/api/v1/schemas", HttpMethod.GET);
        others.put("/internal/checks/1", HttpMethod.POST);
        others.put("/api/v1/applying", HttpMethod.POST);
        String token = peer(ACTION, ACTIONS, peerSays(ACTION).build());
        others.forEach((path, method) -> expect(403, method, path, token));
        String git = peer(GIT, GITS, peerSays(GIT).build());
        expect(200, HttpMethod.POST, "/internal/checks/1", git);
        expect(403, HttpMethod.GET, ENTITY, git);
        System.out.println("a peer at routes that are not its own: 403 " + (others.size() + 1));
    }

    @Test
    void refusesAllThatIsForged() {
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("another key", peer(ACTION, Keys.onP256(), peerSays(ACTION).build()));
        forged.put(
                "a peer's key under another's name", peer(ACTION, GITS, peerSays(ACTION).build()));
        forged.put("a peer that names another", peer(GIT, GITS, peerSays(ACTION).build()));
        forged.put("another subject", peer(GIT, GITS, peerSays(GIT).subject(ACTION).build()));
        forged.put("a peer as the gateway", peer(GIT, GITS, gatewaySays().build()));
        forged.put("a peer's key as the gateway's", peer("gateway-1", GITS, gatewaySays().build()));
        forged.put("the gateway as a peer", gateway(peerSays(ACTION).build()));
        forged.put(
                "the gateway's key as a peer's", peer(ACTION, GATEWAYS, peerSays(ACTION).build()));
        forged.put(
                "a peer without a key",
                peer("plugin-service", GITS, peerSays("plugin-service").build()));
        forged.put("no algorithm", new PlainJWT(peerSays(ACTION).build()).serialize());
        forged.put("HS256 with the public key", hs256(peerSays(ACTION).build()));
        forged.put(
                "another audience", peer(ACTION, ACTIONS, peerSays(ACTION).audience(GIT).build()));
        forged.put("expired", peer(ACTION, ACTIONS, ending(-6, peerSays(ACTION))));
        forged.put("living for an hour", peer(ACTION, ACTIONS, ending(3600, peerSays(ACTION))));
        forged.put(
                "living for ever",
                peer(ACTION, ACTIONS, peerSays(ACTION).expirationTime(null).build()));
        forged.put(
                "for nobody", peer(ACTION, ACTIONS, peerSays(ACTION).claim("for", null).build()));
        forged.put(
                "for one without a role",
                peer(
                        ACTION,
                        ACTIONS,
                        peerSays(ACTION)
                                .claim("for", Map.of("name", "alice", "src", "api"))
                                .build()));
        forged.put("the gateway for an hour", gateway(ending(3600, gatewaySays())));
        forged.put("no JWT", "service");
        forged.forEach((what, token) -> expect(what, 401, HttpMethod.GET, ENTITY, token));
        System.out.println("forged tokens: 401 " + forged.size());
    }

    private WebTestClient.BodyContentSpec expect(
            int status, HttpMethod method, String path, String token) {
        return expect(method + " " + path, status, method, path, token);
    }

    private WebTestClient.BodyContentSpec expect(
            String what, int status, HttpMethod method, String path, String token) {
        var answer =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .build()
                        .method(method)
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .exchange()
                        .expectBody()
                        .consumeWith(seen ->
                                assertThat(seen.getStatus().value()).as(what).isEqualTo(status));
        return status == 200
                ? answer
                : answer.jsonPath("$.error").isNotEmpty().jsonPath("$.requestId").isNotEmpty();
    }

    private static JWTClaimsSet.Builder gatewaySays() {
        return soon().issuer(Claims.ISSUER)
                .subject("bob")
                .claim("role", "viewer")
                .claim("src", "api");
    }

    private static JWTClaimsSet.Builder peerSays(String name) {
        return soon().issuer(name).subject(name).claim("for", FOR_ALICE);
    }

    private static JWTClaimsSet.Builder soon() {
        return new JWTClaimsSet.Builder().audience(List.of(CATALOG)).expirationTime(in(60));
    }

    private static JWTClaimsSet ending(int seconds, JWTClaimsSet.Builder claims) {
        return claims.expirationTime(in(seconds)).build();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    private static String gateway(JWTClaimsSet claims) {
        return peer("gateway-1", GATEWAYS, claims);
    }

    private static String peer(String keyId, KeyPair pair, JWTClaimsSet claims) {
        try {
            return sign(JWSAlgorithm.ES256, keyId, new ECDSASigner(Keys.privateOf(pair)), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hs256(JWTClaimsSet claims) {
        try {
            var signer = new MACSigner(ACTIONS.getPublic().getEncoded());
            return sign(JWSAlgorithm.HS256, ACTION, signer, claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(
            JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
    @Import(Echo.class)
    static class Door {}

    @RestController
    static class Echo {
        @RequestMapping("/**")
        Mono<Actor> whoAsks(Actor actor) {
            return Mono.just(actor);
        }
    }
}
