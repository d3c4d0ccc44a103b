package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What {@code $Format:…$} says in files that ask for it; placeholders that are not known stay.
 *
 * @see <a href="https://git-scm.com/docs/pretty-formats">pretty-formats</a>
 */
final class Placeholders {
    private static final Pattern FORMAT = Pattern.compile("\\$Format:([^$\\n]*)\\$");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("%(?:%|n|H|h|T|t|P|s|b|B|[ac](?:n|e|d|D|i|I|t))");
    private static final int SHORT = 7;

    private Placeholders() {}

    static byte[] replace(byte[] content, RevCommit commit) {
        Matcher matcher = FORMAT.matcher(new String(content, ISO_8859_1));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(expand(found.group(1), commit)))
                .getBytes(ISO_8859_1);
    }

    private static String expand(String format, RevCommit commit) {
        return PLACEHOLDER.matcher(format).replaceAll(one -> value(one, commit));
    }

    private static String value(MatchResult one, RevCommit commit) {
        String name = one.group().substring(1);
        String text =
                switch (name) {
                    case "%" -> "%";
                    case "n" -> "\n";
                    case "H" -> commit.name();
                    case "h" -> commit.abbreviate(SHORT).name();
                    case "T" -> commit.getTree().name();
                    case "t" -> commit.getTree().abbreviate(SHORT).name();
                    case "P" ->
                            Arrays.stream(commit.getParents())
                                    .map(RevCommit::name)
                                    .collect(Collectors.joining(" "));
                    case "s" -> commit.getShortMessage();
                    case "b" -> body(commit);
                    case "B" -> commit.getFullMessage();
                    default ->
                            person(
                                    name.charAt(1),
                                    name.charAt(0) == 'a'
                                            ? commit.getAuthorIdent()
                                            : commit.getCommitterIdent());
                };
        return Matcher.quoteReplacement(new String(text.getBytes(UTF_8), ISO_8859_1));
    }

    private static String person(char what, PersonIdent person) {
        ZonedDateTime when = person.getWhenAsInstant().atZone(person.getZoneOffset());
        return switch (what) {
            case 'n' -> person.getName();
            case 'e' -> person.getEmailAddress();
            case 'd' -> GitDate.of(person);
            case 'D' -> DateTimeFormatter.RFC_1123_DATE_TIME.format(when);
            case 'i' -> DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx").format(when);
            case 'I' -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(when);
            default -> String.valueOf(when.toEpochSecond());
        };
    }

    private static String body(RevCommit commit) {
        String message = commit.getFullMessage();
        int end = message.indexOf("\n\n");
        return end < 0 ? "" : message.substring(end + 2);
    }
}
