package io.gantry.gateway.sessions;

import io.gantry.gateway.users.User;
import java.time.Instant;
import java.util.UUID;

/**
 * A user who is logged in.
 *
 * @param lastUsed exact to a minute
 * @param expiresAt however much it is used
 */
public record Session(UUID id, String tokenHash, User user, Instant lastUsed, Instant expiresAt) {}
