package io.gantry.gateway.oidc;

import static io.gantry.gateway.People.aName;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.gateway.StandIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseCookie;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class OidcIT extends GatewayIT {
    private static final OpenIdProvider PROVIDER = new OpenIdProvider();
    private static final StandIn GIT = new StandIn();
    private static final String LOGIN = "/api/v1/auth/oidc/login";
    private static final String CALLBACK = "/api/v1/auth/oidc/callback";
    private String name;
    private People people;

    @DynamicPropertySource
    static void oidc(DynamicPropertyRegistry registry) {
        registry.add("test.git", GIT::address);
        registry.add("gantry.oidc.issuer", PROVIDER::issuer);
        registry.add("gantry.oidc.client-id", () -> OpenIdProvider.CLIENT);
        registry.add("gantry.oidc.client-secret", () -> OpenIdProvider.SECRET);
        registry.add("gantry.oidc.groups-claim", () -> "teams");
    }

    @BeforeEach
    void nameSomebody() {
        name = aName();
        people = new People(admin());
        GIT.reset();
        GIT.plays((_, response) -> response.sendNotFound());
    }

    @AfterEach
    void bePolite() {
        PROVIDER.reset();
    }

    @Test
    void makesAUserAndASessionAndLeadsBack() {
        var answer = signIn(somebody(List.of()), "/catalog?kind=service");
        assertThat(answer.getStatus().value()).isEqualTo(302);
        assertThat(answer.getResponseHeaders().getLocation()).hasToString("/catalog?kind=service");
        ResponseCookie cookie = cookie(answer, "gantry_session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie(answer, "gantry_sign_in").getMaxAge()).isZero();
        JsonNode me = me(cookie);
        assertThat(me.path("username").asString()).isEqualTo(name);
        assertThat(me.path("displayName").asString()).isEqualTo("Some Body");
        assertThat(me.path("effectiveRole").asString()).isEqualTo("viewer");
    }

    @Test
    void putsItsUserIntoTheGroupsOfTheClaimAndTakesHimOut() {
        String claimed = people.group("developer");
        String given = people.group("platform-engineer");
        JsonNode first = me(session(somebody(List.of(claimed, "no-such-group"))));
        assertThat(first.path("groups").toString()).isEqualTo("[\"%s\"]".formatted(claimed));
        assertThat(first.path("effectiveRole").asString()).isEqualTo("developer");
        people.join(given, name);
        people.join(claimed, name);
        people.leave(claimed, name);
        JsonNode second = me(session(somebody(List.of())));
        assertThat(second.path("groups").toString()).isEqualTo("[\"%s\"]".formatted(given));
    }

    @Test
    void putsItsUserIntoNoMoreGroupsThanThereMayBe() {
        String prefix = aName() + "-";
        List<String> claimed = IntStream.range(100, 230).mapToObj(n -> prefix + n).toList();
        database.sql(
                        """
                        INSERT INTO groups (id, name, title, role, created_at)
                        SELECT gen_random_uuid(), name, 'T', 'viewer', now()
                        FROM unnest(:names) AS name
                        """)
                .bind("names", claimed.toArray(String[]::new))
                .then()
                .block();
        assertThat(groups(session(somebody(claimed)))).hasSize(100).contains(claimed.getFirst());
        people.join(people.group("developer"), name, 409);
        assertThat(groups(session(somebody(claimed.subList(40, 130)))))
                .containsExactlyInAnyOrderElementsOf(claimed.subList(40, 130));
        people.join(people.group("developer"), name);
        assertThat(groups(session(somebody(claimed)))).hasSize(100);
    }

    private List<String> groups(ResponseCookie session) {
        return me(session).path("groups").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void joinsNoUserWhoIsHereAlready() {
        String local = people.user("developer");
        Map<String, Object> claims = somebody(List.of());
        claims.put("preferred_username", local);
        refused(signIn(claims, "/"), 409, local);
        assertThat(count("oidc_links", claims)).isZero();
    }

    @Test
    void joinsNoUserOfGit() throws ParseException {
        GIT.plays((_, response) -> response.sendString(Mono.just("{}")));
        refused(signIn(somebody(List.of()), "/"), 409, name);
        assertThat(count("oidc_links", somebody(List.of()))).isZero();
        people.change(name, Map.of()).expectStatus().isNotFound();
        StandIn.Seen asked = GIT.only();
        assertThat(asked.uri()).isEqualTo("/internal/users/" + name);
        String token = asked.headers().get("Authorization").substring("Bearer ".length());
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("(gateway)");
        assertThat(claims.getAudience()).containsExactly("git-service");
    }

    @Test
    void makesNobodyWhileGitServiceDoesNotSayWhoIsThere() {
        GIT.plays((_, response) -> response.status(500).send());
        refused(signIn(somebody(List.of()), "/"), 503, "git-service is not available");
        people.change(name, Map.of()).expectStatus().isNotFound();
    }

    @Test
    void asksGitServiceOnlyBeforeAUserIsMade() {
        session(somebody(List.of()));
        GIT.plays((_, response) -> response.status(500).send());
        assertThat(me(session(somebody(List.of()))).path("username").asString()).isEqualTo(name);
        assertThat(GIT.seen()).hasSize(1);
    }

    @Test
    void knowsItsUserByTheSubjectHoweverHeIsCalledThen() {
        session(somebody(List.of()));
        Map<String, Object> renamed = somebody(List.of());
        renamed.put("preferred_username", aName());
        assertThat(me(session(renamed)).path("username").asString()).isEqualTo(name);
    }

    @Test
    void refusesADisabledUser() {
        session(somebody(List.of()));
        people.change(name, Map.of("disabled", true)).expectStatus().isOk();
        refused(signIn(somebody(List.of()), "/"), 401, "disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "/<x>",
                "catalog",
                ""
            })
    void returnsOnlyToPathsOfItsOwn(String target) {
        anonymous()
                .get()
                .uri(LOGIN + "?returnTo={target}", target)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void takesNoAnswerButThatOfTheSignInThatThisBrowserHasBegun() {
        var begun = begin("/");
        String query = PROVIDER.agree(location(begun), somebody(List.of()));
        refused(callback(query, null), 401, "this browser");
        ResponseCookie others = cookie(begin("/"), "gantry_sign_in");
        refused(callback(query, others.getValue()), 401, "another sign-in");
        String cookie = cookie(begun, "gantry_sign_in").getValue();
        String changed = (cookie.startsWith("A") ? "B" : "A") + cookie.substring(1);
        refused(callback(query, changed), 401, "this browser");
        refused(callback("error=access_denied&state=x", cookie), 401, "another sign-in");
        refused(callback(query.replaceAll("code=[^&]*", "code=guess"), cookie), 401, "code");
        assertThat(callback(query, cookie).getStatus().value()).isEqualTo(302);
        refused(callback(query, cookie), 401, "code"); // a code is good for once
    }

    @Test
    void refusesEveryIdTokenThatIsNotRight() {
        forgeries()
                .forEach((what, forgery) -> {
                    PROVIDER.signs(forgery);
                    var answer = signIn(somebody(List.of()), "/");
                    assertThat(answer.getStatus().value()).as(what).isEqualTo(401);
                    assertThat(answer.getResponseCookies().getFirst("gantry_session"))
                            .as(what)
                            .isNull();
                });
    }

    private static Map<String, Function<JWTClaimsSet, String>> forgeries() {
        Map<String, Function<JWTClaimsSet, String>> all = new HashMap<>();
        all.put("none", claims -> new PlainJWT(claims).serialize());
        all.put("HS256 with the client secret", OidcIT::symmetric);
        all.put("another key", claims -> OpenIdProvider.sign(claims, OpenIdProvider.OTHER_KEY));
        all.put("expired", with("exp", Date.from(Instant.now().minusSeconds(120))));
        all.put("no end", with("exp", null));
        all.put("another issuer", with("iss", "https://evil.example"));
        all.put("another audience", with("aud", "other"));
        all.put("authorized for another", with("azp", "other"));
        all.put("another nonce", with("nonce", "other"));
        all.put("no nonce", with("nonce", null));
        all.put("no subject", with("sub", null));
        all.put("nothing", _ -> "");
        return all;
    }

    private static Function<JWTClaimsSet, String> with(String claim, @Nullable Object value) {
        return claims ->
                OpenIdProvider.sign(new JWTClaimsSet.Builder(claims).claim(claim, value).build());
    }

    private static String symmetric(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(OpenIdProvider.SECRET.repeat(8)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> somebody(List<String> groups) {
        return new HashMap<>(
                Map.of(
                        "sub",
                        "subject-" + name,
                        "preferred_username",
                        name,
                        "name",
                        "Some Body",
                        "teams",
                        groups));
    }

    private ResponseCookie session(Map<String, Object> claims) {
        return cookie(signIn(claims, "/"), "gantry_session");
    }

    private EntityExchangeResult<byte[]> signIn(Map<String, Object> claims, String returnTo) {
        var begun = begin(returnTo);
        String query = PROVIDER.agree(location(begun), claims);
        return callback(query, cookie(begun, "gantry_sign_in").getValue());
    }

    private EntityExchangeResult<byte[]> begin(String returnTo) {
        return anonymous()
                .get()
                .uri(LOGIN + "?returnTo={to}", returnTo)
                .exchange()
                .expectStatus()
                .isFound()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> callback(String query, @Nullable String cookie) {
        WebTestClient browser = anonymous();
        if (cookie != null) {
            browser = browser.mutate().defaultCookie("gantry_sign_in", cookie).build();
        }
        return browser.get().uri(CALLBACK + "?" + query).exchange().expectBody().returnResult();
    }

    private static URI location(EntityExchangeResult<?> answer) {
        return requireNonNull(answer.getResponseHeaders().getLocation());
    }

    private static ResponseCookie cookie(EntityExchangeResult<?> answer, String name) {
        return requireNonNull(answer.getResponseCookies().getFirst(name), name);
    }

    private JsonNode me(ResponseCookie session) {
        return People.json(
                anonymous()
                        .get()
                        .uri("/api/v1/auth/me")
                        .cookie("gantry_session", session.getValue())
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private Long count(String table, Map<String, Object> claims) {
        return requireNonNull(
                database.sql("SELECT count(*) FROM %s WHERE subject = :sub".formatted(table))
                        .bind("sub", requireNonNull(claims.get("sub")))
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private static void refused(EntityExchangeResult<byte[]> answer, int status, String why) {
        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(new String(requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8))
                .contains(why);
        assertThat(answer.getResponseCookies().getFirst("gantry_session")).isNull();
    }
}
