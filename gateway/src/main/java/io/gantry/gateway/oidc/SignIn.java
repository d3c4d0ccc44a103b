package io.gantry.gateway.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A sign-in that has begun, as the browser carries it along, sealed.
 *
 * @param state comes back with the provider's answer, so that nobody can slip in another's
 * @param nonce comes back in the ID token
 * @param verifier proves to the provider that who began also ends it
 * @param returnTo where the browser goes in the end: a path of ours
 * @param expiresAt after which it is begun anew
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">PKCE</a>
 */
record SignIn(String state, String nonce, String verifier, String returnTo, long expiresAt) {
    private static final int BYTES = 32;
    private static final long LIFE_SECONDS = 600;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SignIn begin(String returnTo, Instant now) {
        return new SignIn(
                random(), random(), random(), returnTo, now.getEpochSecond() + LIFE_SECONDS);
    }

    boolean isOver(Instant now) {
        return now.getEpochSecond() >= expiresAt;
    }

    boolean hasState(String other) {
        return MessageDigest.isEqual(state.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    /** What the provider is told first of the verifier. */
    String challenge() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return base64(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SignIn[returnTo=" + returnTo + "]";
    }
}
