package io.gantry.gateway.apikeys;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Token;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer that makes a key; the only time that it is shown. */
record NewApiKey(
        UUID id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt,
        String key) {
    static NewApiKey of(ApiKey made, Token token) {
        return new NewApiKey(
                made.id(),
                made.name(),
                made.role(),
                made.createdAt(),
                made.expiresAt(),
                token.text());
    }

    @Override
    public String toString() {
        return "NewApiKey[" + id + "]";
    }
}
