package io.gantry.gateway.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one caller may take, {@code gantry.limits.*}. A caller is a user by whatever he has shown,
 * or the address of one who has shown nothing that holds.
 *
 * @param requestsPerSecond that last, of one caller over all gateways together
 * @param burst requests at once after a rest
 * @param idle how long a connection may be open without a request
 * @param stalled how long a client may neither send the next part of its request nor read the next
 *     part of its answer
 */
@ConfigurationProperties(prefix = "gantry.limits", ignoreUnknownFields = false)
record LimitsProperties(
        @DefaultValue("50") int requestsPerSecond,
        @DefaultValue("200") int burst,
        @DefaultValue("60s") Duration idle,
        @DefaultValue("60s") Duration stalled) {
    LimitsProperties {
        if (requestsPerSecond < 1 || burst < requestsPerSecond) {
            throw new IllegalArgumentException(
                    "gantry.limits.requests-per-second must be at least 1 and not above gantry.limits.burst, but are %d and %d"
                            .formatted(requestsPerSecond, burst));
        }
        if (!idle.isPositive() || !stalled.isPositive()) {
            throw new IllegalArgumentException(
                    "gantry.limits.idle and gantry.limits.stalled must be above zero");
        }
    }
}
