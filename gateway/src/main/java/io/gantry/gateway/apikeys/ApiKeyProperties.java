package io.gantry.gateway.apikeys;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of API keys, {@code gantry.api-keys.*}.
 *
 * @param perUser how many one user may have
 */
@ConfigurationProperties(prefix = "gantry.api-keys", ignoreUnknownFields = false)
record ApiKeyProperties(@DefaultValue("100") int perUser) {
    ApiKeyProperties {
        if (perUser < 0) {
            throw new IllegalArgumentException(
                    "gantry.api-keys.per-user is %s, expected 0 or more".formatted(perUser));
        }
    }
}
