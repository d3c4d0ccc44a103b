package io.gantry.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.gateway.logins.SecretMac;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What was shown lately and was somebody's: whoever shows it again is not held up by strangers at
 * his address. It says nothing of what holds now.
 */
@Component
final class ProvenCredentials {
    private static final int REMEMBERED = 20_000;
    private static final Duration LATELY = Duration.ofHours(1);

    private final Cache<String, Boolean> proven =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(LATELY).build();
    private final SecretMac macs = new SecretMac();

    /** By what it is known here; a secret is not kept. */
    String mac(String shown) {
        return macs.of(shown);
    }

    boolean contain(String mac) {
        return proven.getIfPresent(mac) != null;
    }

    void add(String mac) {
        proven.put(mac, true);
    }

    void remove(String mac) {
        proven.invalidate(mac);
    }
}
