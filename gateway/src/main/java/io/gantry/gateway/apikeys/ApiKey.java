package io.gantry.gateway.apikeys;

import io.gantry.contracts.identity.ApiKeyState;
import io.gantry.contracts.identity.Role;
import io.gantry.gateway.users.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key without what it takes to use it.
 *
 * @param name unique among those of its maker
 * @param role as it was asked for; if its maker may less now, so may the key
 * @param expiresAt null: never
 */
record ApiKey(UUID id, String name, Role role, Instant createdAt, @Nullable Instant expiresAt) {
    ApiKeyState state(User maker) {
        return new ApiKeyState(maker.username(), name, role, expiresAt);
    }
}
