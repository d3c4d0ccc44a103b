package io.gantry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.gantry.contracts.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Plays the gateway for the tests of a service behind it: signs internal JWTs, serves the keys. */
public final class TestTokens {
    private static final ECKey KEY = key();
    private static final Duration LIFE = Duration.ofSeconds(60);

    private TestTokens() {}

    /** Serves the public key where the service under test looks for the gateway's. */
    public static void serveKeys() {
        System.setProperty("GANTRY_JWKS_URI", Keys.URI);
    }

    /** The {@code Authorization} of that user for that service. */
    public static String bearer(String user, Role role, String audience) {
        return "Bearer " + sign(claims(user, role, audience).build());
    }

    /** What the gateway says of a user; for tests that spoil some of it. */
    public static JWTClaimsSet.Builder claims(String user, Role role, String audience) {
        return new JWTClaimsSet.Builder()
                .issuer("gantry-gateway")
                .subject(user)
                .audience(audience)
                .claim("role", role.text())
                .claim("groups", List.of())
                .claim("src", "api")
                .claim("ip", "192.0.2.7")
                .expirationTime(Date.from(Instant.now().plus(LIFE)));
    }

    /** The claims as a JWT of the gateway. */
    public static String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).build(),
                            claims);
            jwt.sign(new ECDSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Keys {
        static final String URI = "http://127.0.0.1:" + serve() + "/jwks.json";

        private static int serve() {
            try {
                var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                HttpServer server = HttpServer.create(address, 0);
                byte[] body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(UTF_8);
                server.createContext(
                        "/jwks.json",
                        exchange -> {
                            exchange.getResponseHeaders().add("Content-Type", "application/json");
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                        });
                server.start();
                return server.getAddress().getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
