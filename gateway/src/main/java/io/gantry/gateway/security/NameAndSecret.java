package io.gantry.gateway.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What HTTP Basic shows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
record NameAndSecret(String name, String secret) {
    /** Empty if it is not formed so. */
    static Optional<NameAndSecret> parse(String base64) {
        try {
            String text = decode(Base64.getDecoder().decode(base64));
            int colon = text.indexOf(':');
            return colon < 1 || colon == text.length() - 1
                    ? Optional.empty()
                    : Optional.of(
                            new NameAndSecret(
                                    text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    @Override
    public String toString() {
        return "NameAndSecret[" + name + "]";
    }
}
