package io.gantry.gateway.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user and what his password is checked against.
 *
 * @param passwordHash null if he has no password
 * @param passwordSetAt another password has another time
 */
public record Credential(User user, @Nullable String passwordHash, Instant passwordSetAt) {
    @Override
    public String toString() {
        return "Credential[" + user.username() + "]";
    }
}
