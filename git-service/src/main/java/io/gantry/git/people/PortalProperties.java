package io.gantry.git.people;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where we ask who people are, {@code gantry.portal.*}.
 *
 * @param uri of the gateway
 * @param patience how long its answer may take
 * @param heartbeat how long an answer is good for
 */
@ConfigurationProperties(prefix = "gantry.portal", ignoreUnknownFields = false)
record PortalProperties(
        @DefaultValue("http://127.0.0.1:8080") URI uri,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("2s") Duration heartbeat) {
    /** What the contract allows a change to take. */
    private static final Duration MOST = Duration.ofSeconds(2);

    PortalProperties {
        if (heartbeat.isNegative() || heartbeat.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "gantry.portal.heartbeat is %s, expected at most %s"
                            .formatted(heartbeat, MOST));
        }
    }
}
