package io.gantry.gateway.apikeys;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.requests.Fields;
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

    /** 400 if a field breaks its rule: a key that ends does so after now. */
    void check(Instant now) {
        Fields.check(
                Fields.required(
                        "name",
                        name,
                        text -> NAME.matcher(text).matches(),
                        "1 to 100 characters that begin and end with a visible one"),
                Fields.present("role", role),
                Fields.optional(
                        "expiresAt",
                        expiresAt,
                        end -> end.isAfter(now) && !end.isAfter(LATEST),
                        "a time to come, at most " + LATEST));
    }
}
