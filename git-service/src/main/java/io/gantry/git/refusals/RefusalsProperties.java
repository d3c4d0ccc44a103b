package io.gantry.git.refusals;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the audit log is told of refused attempts, {@code gantry.refusals.*}.
 *
 * @param perMinute how many are told one by one; the rest of a minute is told as one
 */
@ConfigurationProperties(prefix = "gantry.refusals", ignoreUnknownFields = false)
record RefusalsProperties(@DefaultValue("1000") int perMinute) {
    RefusalsProperties {
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "gantry.refusals.per-minute is %d, expected 1 or more".formatted(perMinute));
        }
    }
}
