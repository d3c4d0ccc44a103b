package io.gantry.gateway.sessions;

import io.gantry.gateway.users.User;
import java.time.Instant;

/** The answer to a login; the only time that the token is shown. */
public record NewSession(String token, Instant expiresAt, User user) {
    @Override
    public String toString() {
        return "NewSession[user=" + user.username() + "]";
    }
}
