package io.gantry.gateway.description;

import io.gantry.api.PublicApi;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** The description as it is sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared; the body of every answer
record Description(byte[] json, String etag) {
    static Description of(JsonMapper json) {
        byte[] bytes = json.writeValueAsBytes(PublicApi.load().document());
        return new Description(bytes, "\"" + HexFormat.of().formatHex(sha256(bytes), 0, 16) + "\"");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
