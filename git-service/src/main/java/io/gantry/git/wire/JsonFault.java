package io.gantry.git.wire;

/** What is wrong with a body, in the words of the decoder of the first server. */
public final class JsonFault extends RuntimeException {
    JsonFault(String message) {
        super(message, null, false, false);
    }

    static JsonFault ended() {
        return new JsonFault("unexpected end of JSON input");
    }

    /** The sentence that the caller reads. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
