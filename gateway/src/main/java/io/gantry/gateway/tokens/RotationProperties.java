package io.gantry.gateway.tokens;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of {@code gantry.jwt.*}, how long one key signs.
 *
 * @param rotation after which another one is made
 */
@ConfigurationProperties(prefix = "gantry.jwt", ignoreUnknownFields = false)
record RotationProperties(@DefaultValue("24h") Duration rotation) {
    private static final Duration LEAST = Duration.ofMinutes(1);

    RotationProperties {
        if (rotation.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "gantry.jwt.rotation is %s, expected at least %s".formatted(rotation, LEAST));
        }
    }
}
