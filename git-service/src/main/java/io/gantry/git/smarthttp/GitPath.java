package io.gantry.git.smarthttp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands after {@code /git}: the repository, with or without {@code .git}, and what is asked
 * of it.
 */
record GitPath(String repository, String rest) {
    private static final Pattern PATH =
            Pattern.compile("/(.+?)(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)");

    /** Empty if it is no path of the protocol. */
    static Optional<GitPath> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new GitPath(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}
