package io.gantry.gateway.users;

import java.util.regex.Pattern;

/** What a user name and a password must be. */
final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.@+-]+");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;

    private UserRules() {}

    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    static boolean isPassword(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD;
    }
}
