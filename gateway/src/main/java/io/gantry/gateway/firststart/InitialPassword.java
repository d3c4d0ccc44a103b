package io.gantry.gateway.firststart;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The password of the first administrator. */
sealed interface InitialPassword {
    int RANDOM_BYTES = 18;

    String text();

    static InitialPassword of(@Nullable String given) {
        return given == null ? Made.random() : new Given(given);
    }

    /** Who started us knows it. */
    record Given(String text) implements InitialPassword {}

    /** Nobody knows it unless it is written down. */
    record Made(String text) implements InitialPassword {
        static Made random() {
            byte[] bytes = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Made(Base64.getUrlEncoder().encodeToString(bytes));
        }
    }
}
