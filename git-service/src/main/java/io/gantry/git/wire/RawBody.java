package io.gantry.git.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The body of a request, whatever its Content-Type says: curl calls each a form, and the framework
 * would take it for one.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawBody(byte[] bytes) {
    /** The most that is read; more is 413. */
    static final int MAX_BYTES = 1 << 20;

    public String text() {
        return new String(bytes, UTF_8);
    }
}
