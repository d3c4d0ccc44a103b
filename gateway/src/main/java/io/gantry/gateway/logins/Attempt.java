package io.gantry.gateway.logins;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tries a password.
 *
 * @param account the name that he says, as it counts
 */
record Attempt(UUID id, String account, String address) {
    /** Names that nobody can have count as one, since they may be anything and of any length. */
    private static final String NOBODY = "(nobody)";

    private static final String NOWHERE = "(unknown)";

    static Attempt of(String username, boolean possible, @Nullable String address) {
        return new Attempt(
                UUID.randomUUID(),
                possible ? username.toLowerCase(Locale.ROOT) : NOBODY,
                address == null ? NOWHERE : address);
    }
}
