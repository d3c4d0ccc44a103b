package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Paths as git prints them: quoted like a C string if a byte is not printable ASCII.
 *
 * @see <a
 *     href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath">core.quotePath</a>
 */
public final class GitPathText {
    private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\"\\";
    private static final String LETTERS = "abtnvfr\"\\";

    private GitPathText() {}

    /** The path as git prints it. */
    static String raw(byte[] path) {
        StringBuilder text = new StringBuilder();
        for (byte one : path) {
            append(text, one & 0xff);
        }
        return text.length() == path.length ? new String(path, UTF_8) : "\"" + text + "\"";
    }

    /** The same without quotes and blanks around it; escapes stay. */
    static String plain(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && raw.charAt(from) == '"') {
            from++;
        }
        while (to > from && raw.charAt(to - 1) == '"') {
            to--;
        }
        return raw.substring(from, to).strip();
    }

    /** What a client sends as path: slashes around it are dropped, {@code .} is all. */
    public static String asked(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.equals(".") ? "" : trimmed;
    }

    /** Whether a segment of the path is no name in a tree. */
    public static boolean isOutside(String path) {
        return Arrays.stream(path.split("/", -1))
                .anyMatch(segment ->
                        segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }

    private static void append(StringBuilder text, int one) {
        int escape = ESCAPED.indexOf(one);
        if (escape >= 0) {
            text.append('\\').append(LETTERS.charAt(escape));
            return;
        }
        if (one < ' ' || one > '~') {
            text.append("\\%03o".formatted(one));
            return;
        }
        text.append((char) one);
    }
}
