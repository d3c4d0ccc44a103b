package io.gantry.gateway.apikeys;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.users.UserRules;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body that makes a key.
 *
 * @param expiresAt null: never
 */
record CreateApiKey(String name, Role role, @Nullable Instant expiresAt) {
    private static final Pattern NAME = Pattern.compile("\\S|\\S\\P{Cntrl}{0,98}\\S");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    CreateApiKey {
        UserRules.requirePresent("name", name);
        if (!NAME.matcher(name).matches()) {
            throw UserRules.invalid(
                    "name", name, "1 to 100 characters that begin and end with a visible one");
        }
        UserRules.requirePresent("role", role);
    }

    /** 400 if the key would have ended before it began, or at no time that we can store. */
    void requireEndAfter(Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(LATEST))) {
            throw UserRules.invalid("expiresAt", expiresAt, "a time to come, at most " + LATEST);
        }
    }
}
