package io.gantry.gateway.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID provider after Core 1.0 and RFC 7636, as strict as the standards ask.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html">Core 1.0</a>
 */
final class OpenIdProvider {
    static final String CLIENT = "gantry";
    static final String SECRET = "s e:cret";
    static final RSAKey OTHER_KEY = key();
    private static final RSAKey KEY = key();
    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile Function<JWTClaimsSet, String> signer = OpenIdProvider::sign;

    OpenIdProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", this::keys);
        server.createContext("/token", this::token);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on ID tokens are made so. */
    void signs(Function<JWTClaimsSet, String> spoilt) {
        signer = spoilt;
    }

    void reset() {
        signer = OpenIdProvider::sign;
    }

    /** What the page does once the user has agreed: the query that leads back to the client. */
    String agree(URI page, Map<String, Object> claims) {
        MultiValueMap<String, String> asked =
                UriComponentsBuilder.fromUri(page).build().getQueryParams();
        String code = UUID.randomUUID().toString();
        grants.put(
                code,
                new Grant(
                        decoded(asked, "redirect_uri"),
                        decoded(asked, "code_challenge"),
                        decoded(asked, "nonce"),
                        claims));
        return "code=%s&state=%s&session_state=1".formatted(code, decoded(asked, "state"));
    }

    private static String decoded(MultiValueMap<String, String> query, String name) {
        return URLDecoder.decode(requireNonNull(query.getFirst(name)), UTF_8);
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys"));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        MultiValueMap<String, String> sent =
                UriComponentsBuilder.newInstance().query(form).build().getQueryParams();
        Grant grant = grants.remove(decoded(sent, "code"));
        boolean mine =
                ("Basic "
                                + Base64.getEncoder()
                                        .encodeToString((CLIENT + ":s+e%3Acret").getBytes(UTF_8)))
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!mine || grant == null || !grant.isOf(sent)) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("nonce", grant.nonce());
        grant.claims().forEach(claims::claim);
        answer(
                exchange,
                200,
                Map.of(
                        "access_token", "x",
                        "token_type", "Bearer",
                        "id_token", signer.apply(claims.build())));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> json)
            throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** As it is right. */
    static String sign(JWTClaimsSet claims) {
        return sign(claims, KEY);
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                            claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("provider").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Grant(
            String redirect, String challenge, String nonce, Map<String, Object> claims) {
        boolean isOf(MultiValueMap<String, String> sent) {
            return redirect.equals(decoded(sent, "redirect_uri"))
                    && challenge.equals(hash(decoded(sent, "code_verifier")))
                    && "authorization_code".equals(sent.getFirst("grant_type"));
        }

        private static String hash(String verifier) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
