package io.gantry.git.ssh;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SSH door, {@code gantry.ssh.*}.
 *
 * @param host address to listen on; null for all
 * @param port to listen on; 0 for any that is free
 * @param publicHost as clients write it, default localhost
 * @param publicPort as clients write it; 0 if it is {@code port}
 * @param loginTimeout how long a connection may live without a login
 * @param idleTimeout how long it may live without a byte in either direction
 * @param tries how many keys may be tried on one connection
 * @param sessions how many connections of one user may live at once
 * @param channels how many commands may run at once on one connection
 */
@ConfigurationProperties(prefix = "gantry.ssh", ignoreUnknownFields = false)
record SshProperties(
        @Nullable String host,
        @DefaultValue("2222") int port,
        @Nullable String publicHost,
        @Nullable Integer publicPort,
        @DefaultValue("20s") Duration loginTimeout,
        @DefaultValue("15m") Duration idleTimeout,
        @DefaultValue("10") int tries,
        @DefaultValue("50") int sessions,
        @DefaultValue("10") int channels) {
    SshProperties {
        if (tries < 1 || sessions < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "gantry.ssh.tries is %d, sessions %d and channels %d, expected at least 1 each"
                            .formatted(tries, sessions, channels));
        }
    }
}
