package io.gantry.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Key pairs of services for tests, and where a gateway's are published. */
final class Keys {
    private Keys() {}

    static KeyPair onP256() {
        return on("secp256r1");
    }

    static KeyPair on(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECPrivateKey privateOf(KeyPair pair) {
        return (ECPrivateKey) pair.getPrivate();
    }

    static ECPublicKey publicOf(KeyPair pair) {
        return (ECPublicKey) pair.getPublic();
    }

    /** As a property has it. */
    static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Serves the public part; answers where. */
    static String publish(ECKey key) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = HttpServer.create(address, 0);
            byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
