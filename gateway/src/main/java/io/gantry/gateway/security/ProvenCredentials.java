package io.gantry.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What was shown lately and was somebody's, under a key of this process alone: whoever shows it
 * again is not held up by strangers at his address. It says nothing of what holds now.
 */
@Component
final class ProvenCredentials {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int REMEMBERED = 20_000;
    private static final Duration LATELY = Duration.ofHours(1);

    private final Cache<String, Boolean> proven =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(LATELY).build();
    private final SecretKeySpec key;

    ProvenCredentials() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean contain(String shown) {
        return proven.getIfPresent(mac(shown)) != null;
    }

    void add(String shown) {
        proven.put(mac(shown), true);
    }

    void remove(String shown) {
        proven.invalidate(mac(shown));
    }

    private String mac(String shown) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(shown.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
