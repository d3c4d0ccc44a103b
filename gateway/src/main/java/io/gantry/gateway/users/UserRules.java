package io.gantry.gateway.users;

import io.gantry.gateway.requests.Fields;
import io.gantry.web.errors.Violation;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a user must be. */
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.@+-]{1,128}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@]{1,189}");
    private static final Pattern DISPLAY_NAME = Pattern.compile("\\S|\\S\\P{Cntrl}{0,198}\\S");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;

    private UserRules() {}

    /** Whether somebody may be called so. */
    public static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    /** Whether it may be somebody's password. */
    public static boolean isPassword(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD;
    }

    /** Whether it may be an e-mail address. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Whether somebody may be shown so. */
    public static boolean isDisplayName(String text) {
        return DISPLAY_NAME.matcher(text).matches();
    }

    /** Told of without its value. */
    public static Optional<Violation> password(String field, @Nullable String value) {
        return value == null || value.isEmpty() || isPassword(value)
                ? Fields.present(field, value)
                : Fields.broken(field, "must have 8 to 256 characters");
    }

    static Optional<Violation> username(@Nullable String value) {
        return Fields.required(
                "username",
                value,
                UserRules::isUsername,
                "1 to 128 letters, digits and _ . @ + - but neither . nor ..");
    }

    static Optional<Violation> displayName(@Nullable String value) {
        return Fields.optional(
                "displayName",
                value,
                UserRules::isDisplayName,
                "1 to 200 characters that begin and end with a visible one");
    }

    static Optional<Violation> email(@Nullable String value) {
        return Fields.optional(
                "email", value, text -> text.isEmpty() || isEmail(text), "name@domain");
    }
}
