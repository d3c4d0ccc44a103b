package io.gantry.gateway;

import static io.gantry.gateway.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What git-service is told of those who show nothing, and what it may ask. */
class GitServiceIT extends GatewayIT {
    private static final StandIn GIT = new StandIn();
    private static final ECKey KEY = aKey();
    private static final ECKey OTHER = aKey();

    private String user = "";

    @DynamicPropertySource
    static void git(DynamicPropertyRegistry registry) {
        registry.add("test.git", GIT::address);
        registry.add("gantry.service-keys.public-keys.git-service", () -> text(KEY));
        registry.add("gantry.service-keys.public-keys.action-service", () -> text(OTHER));
    }

    @BeforeEach
    void makeUser() {
        GIT.reset();
        user = new People(admin()).user("developer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repository",
                "/repository/ns/app",
                "/repository/ns%2Fapp/contents?path=x",
                "/repository/app/archive?ref=master&format=zip",
                "/git/ns/app.git/info/refs?service=git-upload-pack",
                "/healthcheck"
            })
    void letsNobodyInParticularRead(String path) throws ParseException {
        anonymous()
                .get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .exchange()
                .expectStatus()
                .isOk();
        JWTClaimsSet claims = claimsOf(GIT.only());
        assertThat(claims.getSubject()).isEqualTo("(anonymous)");
        assertThat(claims.getStringClaim("role")).isEqualTo("viewer");
        assertThat(claims.getStringListClaim("groups")).isEmpty();
        assertThat(claims.getStringClaim("ip")).isEqualTo("127.0.0.1");
        assertThat(claims.getAudience()).containsExactly("git-service");
    }

    @Test
    void letsNobodyInParticularFetch() throws ParseException {
        anonymous()
                .post()
                .uri("/git/ns/app.git/git-upload-pack")
                .bodyValue("0000")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(claimsOf(GIT.only()).getSubject()).isEqualTo("(anonymous)");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /git/app.git/git-receive-pack",
        "GET, /git/app.git/info/refs?service=git-receive-pack",
        "GET, /git/app.git/info/refs",
        "POST, /repository",
        "PUT, /repository/app",
        "DELETE, /repository/app",
        "POST, /repository/app/branches",
        "GET, /repositories",
        "GET, /user",
        "GET, /user/a/keys",
        "POST, /hook/update"
    })
    void letsNobodyInParticularDoNothingElse(String method, String path) {
        anonymous()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(GIT.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer gantry_s_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer x",
                "Basic YTpi",
                "Basic",
                "Digest x"
            })
    void takesBadCredentialsForNobodys(String shown) {
        for (String path :
                List.of("/repository/app", "/git/app.git/info/refs?service=git-upload-pack")) {
            anonymous()
                    .get()
                    .uri(path)
                    .header("Authorization", shown)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueMatches("WWW-Authenticate", "Basic .*");
        }
        assertThat(GIT.seen()).isEmpty();
    }

    @Test
    void takesAStaleCookieForNobodys() {
        anonymous()
                .get()
                .uri("/repository/app")
                .cookie("gantry_session", "gantry_s_" + "A".repeat(43))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void tellsGitServiceWhoSomebodyIsAtThisMoment() {
        ask(jwt(KEY, "git-service", "gateway"), user)
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"username\":\"%s\",\"role\":\"developer\",\"groups\":[],\"disabled\":false}"
                                .formatted(user));
        new People(admin()).change(user, Map.of("disabled", true, "role", "viewer"));
        ask(jwt(KEY, "git-service", "gateway"), user)
                .expectBody()
                .jsonPath("$.disabled")
                .isEqualTo(true)
                .jsonPath("$.role")
                .isEqualTo("viewer");
        ask(jwt(KEY, "git-service", "gateway"), "nobody-has-this").expectStatus().isNotFound();
    }

    @Test
    void tellsGitServiceWhetherASessionKeyOrPasswordStillHolds() throws ParseException {
        WebTestClient session = bearing(logIn(user, PASSWORD).path("token").asString());
        JsonNode key = People.key(session, "developer");
        List<String> proofs =
                List.of(
                        proofOf("Bearer " + key.path("key").asString()),
                        proofOf(People.basic(user, PASSWORD)),
                        proofOf("Bearer " + logIn(user, PASSWORD).path("token").asString()));
        proofs.forEach(proof -> askAbout(proof).expectStatus().isOk());
        session.delete()
                .uri("/api/v1/auth/apikeys/" + key.path("id").asString())
                .exchange()
                .expectStatus()
                .isNoContent();
        askAbout(proofs.getFirst()).expectStatus().isNotFound();
        new People(admin()).setPassword(user, "another " + PASSWORD); // which ends all sessions
        proofs.forEach(proof -> askAbout(proof).expectStatus().isNotFound());
        ask(jwt(KEY, "git-service", "gateway"), user).expectStatus().isOk();
    }

    /** By what git-service is told that the caller has come. */
    private String proofOf(String authorization) throws ParseException {
        GIT.reset();
        anonymous()
                .get()
                .uri("/repository")
                .header("Authorization", authorization)
                .exchange()
                .expectStatus()
                .isOk();
        return claimsOf(GIT.only()).getStringClaim("proof");
    }

    private WebTestClient.ResponseSpec askAbout(String proof) {
        return bearing(jwt(KEY, "git-service", "gateway"))
                .get()
                .uri("/internal/people/{user}?proof={proof}", user, proof)
                .exchange();
    }

    @Test
    void tellsNobodyElse() {
        ask(jwt(OTHER, "action-service", "gateway"), user).expectStatus().isForbidden();
        ask(jwt(OTHER, "git-service", "gateway"), user).expectStatus().isUnauthorized();
        ask(jwt(KEY, "git-service", "catalog-service"), user).expectStatus().isUnauthorized();
        ask("x", user).expectStatus().isUnauthorized();
        admin().get().uri("/internal/people/" + user).exchange().expectStatus().isUnauthorized();
        anonymous()
                .get()
                .uri("/internal/people/" + user)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        WebTestClient git = bearing(jwt(KEY, "git-service", "gateway"));
        git.get().uri("/internal/other").exchange().expectStatus().isForbidden();
        git.get().uri("/api/v1/auth/users").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec ask(String token, String name) {
        return bearing(token).get().uri("/internal/people/" + name).exchange();
    }

    private String jwt(ECKey key, String service, String audience) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(service)
                        .subject(service)
                        .audience(audience)
                        .claim("for", Map.of("name", user, "role", "viewer", "src", "ssh"))
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build();
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(service).build(),
                            claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claimsOf(StandIn.Seen seen) throws ParseException {
        String shown = seen.headers().get("Authorization");
        return SignedJWT.parse(shown.substring("Bearer ".length())).getJWTClaimsSet();
    }

    private static ECKey aKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ECKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.toECPublicKey().getEncoded());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
