package io.gantry.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What only the holder of the key can make: HMAC-SHA-256, in hexadecimal. The key is derived from
 * {@code GANTRY_ENCRYPTION_KEY}, so whoever can write to the database cannot mend the chain.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869, HKDF</a>
 */
@Component
public class Seals {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ABSENT = -1;

    private final SecretKey rowKey;
    private final SecretKey headKey;
    private final SecretKey signatureKey;

    Seals(EncryptionProperties properties) {
        byte[] secret = properties.encryptionKey().getBytes(UTF_8);
        rowKey = derive(secret, "gantry audit chain");
        headKey = derive(secret, "gantry audit head");
        signatureKey = derive(secret, "gantry audit signed head");
    }

    /** The hash of the row with that number, after a row with the previous hash. */
    public String link(String previous, long number, Entry entry) {
        Mac mac = mac(rowKey);
        text(mac, previous);
        mac.update(longs(number));
        UUID id = entry.id();
        mac.update(longs(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        Instant at = entry.timestamp();
        mac.update(longs(at.getEpochSecond(), at.getNano()));
        text(mac, entry.userName());
        text(mac, entry.action());
        text(mac, entry.resourceType());
        text(mac, entry.resourceNamespace());
        text(mac, entry.resourceName());
        text(mac, entry.source());
        text(mac, entry.ipAddress());
        text(mac, entry.requestId());
        text(mac, entry.before());
        text(mac, entry.after());
        return hex(mac);
    }

    /** The head that names this row. */
    Head head(Row row) {
        return new Head(row.number(), row.hash(), seal(row.number(), row.hash()));
    }

    /** Whether this service has written the head. */
    public boolean hold(Head head) {
        return head.equals(Head.NONE) || head.seal().equals(seal(head.number(), head.hash()));
    }

    /** What shows outside the database that the last row at that time was this one. */
    public String sign(long number, String hash, Instant at) {
        Mac mac = mac(signatureKey);
        mac.update(longs(number, at.getEpochSecond(), at.getNano()));
        text(mac, hash);
        return hex(mac);
    }

    private String seal(long number, String hash) {
        Mac mac = mac(headKey);
        mac.update(longs(number));
        text(mac, hash);
        return hex(mac);
    }

    /** The length goes first, so that no two rows have the same bytes. */
    private static void text(Mac mac, @Nullable String text) {
        if (text == null) {
            mac.update(longs(ABSENT));
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        mac.update(longs(bytes.length));
        mac.update(bytes);
    }

    private static ByteBuffer longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length);
        Arrays.stream(values).forEach(bytes::putLong);
        return bytes.flip();
    }

    private static String hex(Mac mac) {
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey derive(byte[] secret, String label) {
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(label.getBytes(UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(ALGORITHM, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
