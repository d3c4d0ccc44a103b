package io.gantry.contracts.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of an API key: nothing by which it could be used.
 *
 * @param username of its maker
 * @param expiresAt null: never
 */
public record ApiKeyState(String username, String name, Role role, @Nullable Instant expiresAt) {}
