package io.gantry.gateway.security;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.basic;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whatever is shown that is not a live token is refused, on every door, by the same answer. */
class ForgedIT extends GatewayIT {
    private String user;
    private String session;
    private String key;
    private WebTestClient his;

    @BeforeEach
    void make() {
        user = new People(admin()).user("developer");
        session = logIn(user, PASSWORD).path("token").asString();
        his = bearing(session);
        key = People.key(his, "developer").path("key").asString();
    }

    @Test
    void letsNothingForgedIn() {
        List<Forgery> forgeries = forgeries();
        assertThat(forgeries).hasSizeGreaterThanOrEqualTo(30);
        for (String path :
                List.of(
                        "/api/v1/auth/me",
                        "/api/v1/entities",
                        "/git/a.git/info/refs",
                        "/repository/a/tags")) {
            for (Forgery forgery : forgeries) {
                if (path.startsWith("/repository") && forgery.isNothing()) {
                    continue; // which is open to all, as far as it is public
                }
                int status = ask(path, forgery);
                assertThat(status).as("%s at %s", forgery.what(), path).isEqualTo(401);
            }
        }
        assertThat(CATALOG.seen()).isEmpty();
        assertThat(ask("/api/v1/auth/me", Forgery.of("the true one", "Bearer " + session)))
                .isEqualTo(200);
        assertThat(ask("/api/v1/auth/me", Forgery.of("the true key", "Bearer " + key)))
                .isEqualTo(200);
    }

    private List<Forgery> forgeries() {
        List<Forgery> all = new ArrayList<>();
        all.add(Forgery.of("nothing", "Bearer "));
        all.add(Forgery.of("no scheme", session));
        all.add(Forgery.of("another scheme", "Token " + session));
        all.add(Forgery.of("Digest", "Digest username=\"admin\""));
        all.add(Forgery.of("truncated", "Bearer " + session.substring(0, session.length() - 1)));
        all.add(Forgery.of("lengthened", "Bearer " + session + "A"));
        all.add(Forgery.of("one bit off", "Bearer " + changed(session)));
        all.add(Forgery.of("key with one character off", "Bearer " + changed(key)));
        all.add(Forgery.of("session as key", "Bearer " + session.replace("_s_", "_k_")));
        all.add(Forgery.of("key as session", "Bearer " + key.replace("_k_", "_s_")));
        all.add(Forgery.of("no prefix", "Bearer " + session.substring("gantry_s_".length())));
        all.add(Forgery.of("other prefix", "Bearer ghp_" + session.substring(9)));
        all.add(Forgery.of("upper case", "Bearer " + session.toUpperCase(Locale.ROOT)));
        all.add(Forgery.of("two tokens", "Bearer " + session + " " + session));
        all.add(Forgery.of("comma", "Bearer " + session + "," + session));
        all.add(Forgery.of("percent", "Bearer " + session.replace("_", "%5F")));
        all.add(Forgery.of("its hash", "Bearer gantry_s_" + hashOfTheSession()));
        all.add(Forgery.of("SQL", "Bearer gantry_s_' OR '1'='1"));
        all.add(Forgery.of("wildcards", "Bearer gantry_s_" + "%".repeat(43)));
        all.add(Forgery.of("6,000 characters", "Bearer gantry_s_" + "A".repeat(6000)));
        all.add(Forgery.of("alg none", "Bearer " + new PlainJWT(adminClaims()).serialize()));
        all.add(Forgery.of("HS256 with the public key", "Bearer " + withPublicKey()));
        all.add(Forgery.of("internal JWT of our own", internalToken()));
        all.add(Forgery.of("ended session", "Bearer " + ended()));
        all.add(Forgery.of("expired key", "Bearer " + expired()));
        all.add(Forgery.of("session of a user who is gone", "Bearer " + ofSomebodyGone()));
        all.add(Forgery.of("Basic without colon", "Basic " + base64(user)));
        all.add(Forgery.of("Basic that is no Base64", "Basic ???"));
        all.add(Forgery.of("Basic without password", basic(user, "")));
        all.add(Forgery.of("Basic with the key of another", basic("admin", key)));
        all.add(Forgery.of("Basic with a session", basic(user, session)));
        all.add(Forgery.of("Basic with no name", basic("", key)));
        all.add(Forgery.of("Basic with a zero", basic(user + "\0", PASSWORD)));
        all.add(new Forgery("two headers", List.of("Bearer " + session, "Bearer " + key), null));
        all.add(new Forgery("bad bearer beside a cookie", List.of("Bearer x"), session));
        all.add(new Forgery("key as cookie", List.of(), key));
        all.add(new Forgery("cookie off by one", List.of(), changed(session)));
        all.add(new Forgery("empty cookie", List.of(), ""));
        all.add(new Forgery("nothing at all", List.of(), null));
        return all;
    }

    private int ask(String path, Forgery forgery) {
        WebTestClient client = anonymous();
        if (forgery.cookie() != null) {
            client = client.mutate().defaultCookie("gantry_session", forgery.cookie()).build();
        }
        return client.get()
                .uri(path)
                .headers(headers ->
                        forgery.shown()
                                .forEach(value -> headers.add(HttpHeaders.AUTHORIZATION, value)))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private static String changed(String token) {
        char last = token.charAt(20);
        return token.substring(0, 20) + (last == 'A' ? 'B' : 'A') + token.substring(21);
    }

    private String hashOfTheSession() {
        return Objects.requireNonNull(
                        database.sql("SELECT token_hash FROM sessions LIMIT 1")
                                .mapValue(String.class)
                                .first()
                                .block())
                .substring(0, 43);
    }

    private String internalToken() {
        CATALOG.reset();
        his.get().uri("/api/v1/entities").exchange().expectStatus().isOk();
        String token = CATALOG.only().headers().get("Authorization");
        CATALOG.reset();
        return token;
    }

    private String ended() {
        String token = logIn(user, PASSWORD).path("token").asString();
        bearing(token).post().uri("/api/v1/auth/logout").exchange().expectStatus().isNoContent();
        return token;
    }

    private String expired() {
        String made = People.key(his, "viewer").path("key").asString();
        database.sql(
                        "UPDATE api_keys SET expires_at = now() WHERE created_at = "
                                + "(SELECT max(created_at) FROM api_keys)")
                .then()
                .block();
        return made;
    }

    private String ofSomebodyGone() {
        WebTestClient admin = admin();
        String gone = new People(admin).user("viewer");
        String token = logIn(gone, PASSWORD).path("token").asString();
        admin.delete().uri("/api/v1/auth/users/" + gone).exchange().expectStatus().isNoContent();
        return token;
    }

    private String withPublicKey() {
        byte[] keys =
                anonymous()
                        .get()
                        .uri("/.well-known/jwks.json")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), adminClaims());
            jwt.sign(new MACSigner(Objects.requireNonNull(keys)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet adminClaims() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer("gantry-gateway");
        Map.of("sub", "admin", "role", "admin", "src", "api").forEach(claims::claim);
        return claims.audience("catalog-service").build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private record Forgery(String what, List<String> shown, @Nullable String cookie) {
        static Forgery of(String what, String shown) {
            return new Forgery(what, List.of(shown), null);
        }

        boolean isNothing() {
            return shown.isEmpty() && cookie == null;
        }
    }
}
