package io.gantry.web.idempotency;

import java.util.HexFormat;

/**
 * One request that may come again.
 *
 * @param scope actor, method and path, so that keys of different users or routes are different
 * @param key the header's value
 * @param bodyHash SHA-256 in hex
 */
record Request(String scope, String key, String bodyHash) {
    byte[] hash() {
        return HexFormat.of().parseHex(bodyHash);
    }
}
