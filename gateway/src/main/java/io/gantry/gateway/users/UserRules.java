package io.gantry.gateway.users;

import io.gantry.gateway.GatewayError;
import io.gantry.web.errors.ApiException;
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

    /** Throws 400 that never says the value. */
    public static void requirePassword(String field, @Nullable String value) {
        requirePresent(field, value);
        if (value == null || !isPassword(value)) {
            throw GatewayError.PASSWORD_INVALID.exceptionAt("/" + field, field);
        }
    }

    /** Throws 400 if a field that must be there is not. */
    public static void requirePresent(String field, @Nullable Object value) {
        if (value == null || "".equals(value)) {
            throw GatewayError.FIELD_MISSING.exceptionAt("/" + field, field);
        }
    }

    /** 400 that says which field is what, and what it must be. */
    public static ApiException invalid(String field, Object value, String expected) {
        return GatewayError.FIELD_INVALID.exceptionAt("/" + field, field, value, expected);
    }

    static void requireUsername(String value) {
        requirePresent("username", value);
        if (!isUsername(value)) {
            throw invalid(
                    "username",
                    value,
                    "1 to 128 letters, digits and _ . @ + - but neither . nor ..");
        }
    }

    static void requireDisplayName(@Nullable String value) {
        if (value != null && !isDisplayName(value)) {
            throw invalid(
                    "displayName",
                    value,
                    "1 to 200 characters that begin and end with a visible one");
        }
    }

    static void requireEmail(@Nullable String value) {
        if (value != null && !value.isEmpty() && !isEmail(value)) {
            throw invalid("email", value, "name@domain");
        }
    }
}
