package io.gantry.gateway.logins;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a password may be tried, {@code gantry.login.*}.
 *
 * @param failuresPerAccount of one account from one address in the window
 * @param failuresPerAddress of all accounts from one address in the window
 * @param window how long a failure counts
 */
@ConfigurationProperties(prefix = "gantry.login", ignoreUnknownFields = false)
record LoginProperties(
        @DefaultValue("10") int failuresPerAccount,
        @DefaultValue("100") int failuresPerAddress,
        @DefaultValue("15m") Duration window) {
    LoginProperties {
        if (failuresPerAccount < 1 || failuresPerAddress < 1 || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "gantry.login.failures-per-account, .failures-per-address and .window must be"
                            + " above zero");
        }
    }
}
