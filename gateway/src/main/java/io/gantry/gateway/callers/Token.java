package io.gantry.gateway.callers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the bearer of a session or of an API key shows; we keep only its hash. */
public record Token(Kind kind, String text) {
    private static final int BYTES = 32;
    private static final Pattern RANDOM_PART = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final MessageDigest SHA_256 = sha256();

    /** What a token is for; its beginning says so, also to those who search for leaked ones. */
    public enum Kind {
        SESSION("gantry_s_"),
        API_KEY("gantry_k_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** A new one that nobody can guess. */
    public static Token random(Kind kind) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(
                kind, kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The token with that text; empty if it cannot be one of ours. */
    public static Optional<Token> parse(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> text.startsWith(kind.prefix))
                .filter(kind -> isRandom(text.substring(kind.prefix.length())))
                .map(kind -> new Token(kind, text))
                .findFirst();
    }

    private static boolean isRandom(String text) {
        return RANDOM_PART.matcher(text).matches();
    }

    /** A plain hash is enough, since nobody can guess 256 random bits. */
    public String hash() {
        try {
            MessageDigest digest = (MessageDigest) SHA_256.clone();
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Token[" + kind.prefix + "…]";
    }
}
