package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * A path in a tree that no system takes for anything else.
 *
 * @param text as it was sent
 * @param segments byte by byte, each byte a char: so names keep the order that git has
 */
record EntryPath(String text, List<String> segments) {
    private static final int MAX_BYTES = 4096;
    private static final String ONLY_DOTS = "[. ]*";
    private static final ObjectChecker CHECKER = new ObjectChecker().setSafeForMacOS(true);

    EntryPath {
        segments = List.copyOf(segments);
    }

    /**
     * An absolute one is below the root. Throws {@link CommitFault} naming the path and what is
     * wrong with it.
     */
    static EntryPath of(String text) {
        if (text.getBytes(UTF_8).length > MAX_BYTES) {
            throw refused(
                    text.substring(0, 80) + "…", "is longer than %d bytes".formatted(MAX_BYTES));
        }
        if (text.indexOf('\uFFFD') >= 0) {
            throw refused(text, "is not UTF-8");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(text, "has control characters");
        }
        if (text.indexOf('\\') >= 0) {
            throw refused(text, "has a backslash");
        }
        List<String> segments = new ArrayList<>();
        String belowRoot = text.replaceFirst("^/+", "");
        for (String segment : belowRoot.split("/", -1)) {
            segments.add(checked(segment, text));
        }
        return new EntryPath(text, segments);
    }

    private static String checked(String segment, String path) {
        if (visible(segment).matches(ONLY_DOTS)) {
            throw refused(path, "has a segment \"%s\"".formatted(segment));
        }
        check(segment, path);
        String onWindows = segment.replaceFirst(":.*", "").replaceFirst("[. ]+$", "");
        if (!onWindows.isEmpty()) {
            check(onWindows, path);
        }
        return new String(segment.getBytes(UTF_8), ISO_8859_1);
    }

    private static void check(String segment, String path) {
        byte[] bytes = segment.getBytes(UTF_8);
        try {
            CHECKER.checkPathSegment(bytes, 0, bytes.length);
        } catch (CorruptObjectException e) {
            throw refused(path, "has a segment that git refuses (%s)".formatted(e.getMessage()));
        }
    }

    /** Without what macOS ignores in names. */
    private static String visible(String segment) {
        return segment.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static CommitFault refused(String path, String rule) {
        String shown = path.replaceAll("\\p{Cntrl}", "?");
        return CommitFault.extract("path \"%s\" %s".formatted(shown, rule));
    }
}
