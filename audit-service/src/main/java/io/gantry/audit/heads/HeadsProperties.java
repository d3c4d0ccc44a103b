package io.gantry.audit.heads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The signed heads, {@code gantry.audit.heads.*}.
 *
 * @param every how often the head is signed and told
 * @param patience how long the broker may take to tell them again
 */
@ConfigurationProperties(prefix = "gantry.audit.heads", ignoreUnknownFields = false)
record HeadsProperties(@DefaultValue("1m") Duration every, @DefaultValue("20s") Duration patience) {
    HeadsProperties {
        if (!every.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException(
                    "gantry.audit.heads.every and .patience must be above zero");
        }
    }
}
