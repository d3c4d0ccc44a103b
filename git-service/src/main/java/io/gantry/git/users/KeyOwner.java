package io.gantry.git.users;

import java.util.UUID;

/**
 * Whose key it is.
 *
 * @param key id of the key
 */
public record KeyOwner(UUID key, String username) {}
