package io.gantry.git.users;

import java.util.regex.Pattern;

/** The rule for names of users. */
final class UserName {
    private static final int MAX_LENGTH = 255;
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_.@+-]+");

    private UserName() {}

    static boolean isValid(String name) {
        return name.length() <= MAX_LENGTH
                && VALID.matcher(name).matches()
                && !name.equals(".")
                && !name.equals("..");
    }
}
