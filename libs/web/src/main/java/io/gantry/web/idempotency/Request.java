package io.gantry.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One request that may come again.
 *
 * @param scope actor, method and path, so that keys of different users or routes are different
 * @param key the header's value
 * @param bodyHash SHA-256 in hex
 */
record Request(String scope, String key, String bodyHash) {
    /** What an index of PostgreSQL takes in any case; a longer scope is kept by its hash. */
    private static final int LONGEST_SCOPE = 1000;

    Request {
        scope = scope.length() > LONGEST_SCOPE ? sha256(scope.getBytes(UTF_8)) : scope;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    byte[] hash() {
        return HexFormat.of().parseHex(bodyHash);
    }
}
