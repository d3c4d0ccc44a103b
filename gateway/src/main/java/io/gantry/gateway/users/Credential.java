package io.gantry.gateway.users;

import org.jspecify.annotations.Nullable;

/**
 * A user and what his password is checked against.
 *
 * @param passwordHash null if he has no password
 */
record Credential(User user, @Nullable String passwordHash) {}
