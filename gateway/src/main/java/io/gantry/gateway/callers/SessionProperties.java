package io.gantry.gateway.callers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lives, {@code gantry.session.*}.
 *
 * @param idle without a request
 * @param lifetime in all
 */
@ConfigurationProperties(prefix = "gantry.session", ignoreUnknownFields = false)
public record SessionProperties(
        @DefaultValue("12h") Duration idle, @DefaultValue("30d") Duration lifetime) {
    public SessionProperties {
        if (!idle.isPositive() || !lifetime.isPositive()) {
            throw new IllegalArgumentException(
                    "gantry.session.idle and gantry.session.lifetime must be above zero");
        }
    }
}
