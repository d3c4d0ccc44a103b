package io.gantry.git.users;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.buffer.BufferException;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * A public key as a line of {@code authorized_keys}, without its options.
 *
 * @param type of the key itself, whatever the line called it
 * @param body Base64 in its canonical form
 * @param comment the rest of the line, may be empty
 * @param fingerprint as {@code ssh-keygen -l} shows it, {@code SHA256:…}
 * @see <a href="https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT">sshd(8)</a>
 */
record PublicKeyLine(String type, String body, String comment, String fingerprint) {
    private static final Set<String> TYPES =
            Set.of(
                    "ssh-ed25519",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "ssh-rsa",
                    "sk-ssh-ed25519@openssh.com",
                    "sk-ecdsa-sha2-nistp256@openssh.com");

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 16384;
    private static final int MAX_COMMENT = 1024;

    /** A word before it, then Base64 of a length below 2^16, which always begins so. */
    private static final Pattern BLOB =
            Pattern.compile("(?<=\\s)(AAAA[A-Za-z0-9+/]+={0,2})(?=\\s|$)([^\r\n]*)");

    /** The first line of the text that has a key of a type that we take; else empty. */
    static Optional<PublicKeyLine> parse(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .flatMap(line -> ofLine(line).stream())
                .findFirst();
    }

    /** The line as it is listed and exported. */
    String text() {
        return comment.isEmpty() ? type + " " + body : type + " " + body + " " + comment;
    }

    private static Optional<PublicKeyLine> ofLine(String line) {
        Matcher matcher = BLOB.matcher(line);
        while (matcher.find()) {
            Optional<PublicKeyLine> key = of(matcher.group(1), matcher.group(2).strip());
            if (key.isPresent()) {
                return key;
            }
        }
        return Optional.empty();
    }

    private static Optional<PublicKeyLine> of(String base64, String comment) {
        try {
            byte[] blob = Base64.getDecoder().decode(base64);
            ByteArrayBuffer buffer = new ByteArrayBuffer(blob);
            PublicKey key = buffer.getRawPublicKey();
            String type = new ByteArrayBuffer(blob).getString();
            if (buffer.available() > 0 || !isTaken(type, key) || !isStorable(comment)) {
                return Optional.empty();
            }
            String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            String body = Base64.getEncoder().encodeToString(blob);
            return Optional.of(new PublicKeyLine(type, body, comment, fingerprint));
        } catch (IllegalArgumentException | SshException | BufferException _) {
            return Optional.empty();
        }
    }

    private static boolean isStorable(String comment) {
        return comment.length() <= MAX_COMMENT && comment.indexOf('\0') < 0;
    }

    private static boolean isTaken(String type, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS && type.equals("ssh-rsa");
        }
        return TYPES.contains(type);
    }
}
