package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What {@code $Format:…$} says in files that ask for it; placeholders that are not known stay.
 *
 * @see <a href="https://git-scm.com/docs/pretty-formats">pretty-formats</a>
 */
final class Placeholders {
    private static final Pattern FORMAT = Pattern.compile("\\$Format:([^$]*)\\$");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("%(?:[%nHhTtPpsbBdD]|[ac][nedDiIst])");

    private static final DateTimeFormatter MAIL_DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
    private static final DateTimeFormatter ISO_DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ENGLISH);

    /** What a file may become: one that repeats a long message would take all memory. */
    private static final int MOST = 8 << 20;

    /** Git's shortest abbreviation. */
    private static final int SHORT = 7;

    private final Map<String, String> values = new HashMap<>();
    private final Repository repository;
    private final RevCommit commit;
    private final CommitMessage message;

    Placeholders(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.commit = commit;
        this.message = CommitMessage.of(commit.getFullMessage());
    }

    byte[] replace(byte[] content) throws IOException {
        StringBuilder text = new StringBuilder();
        Matcher format = FORMAT.matcher(new String(content, ISO_8859_1));
        while (format.find()) {
            format.appendReplacement(text, "");
            expand(format.group(1), text);
        }
        return format.appendTail(text).toString().getBytes(ISO_8859_1);
    }

    private void expand(String format, StringBuilder text) throws IOException {
        int from = 0;
        Matcher one = PLACEHOLDER.matcher(format);
        while (one.find()) {
            text.append(format, from, one.start()).append(known(one.group().substring(1)));
            from = one.end();
            if (text.length() > MOST) {
                throw new IOException("placeholders make more than %d bytes".formatted(MOST));
            }
        }
        text.append(format, from, format.length());
    }

    /** In the bytes of UTF-8, each as a character. */
    private String known(String name) throws IOException {
        String known = values.get(name);
        if (known == null) {
            known = new String(value(name).getBytes(UTF_8), ISO_8859_1);
            values.put(name, known);
        }
        return known;
    }

    private String value(String name) throws IOException {
        return switch (name) {
            case "%" -> "%";
            case "n" -> "\n";
            case "H" -> commit.name();
            case "h" -> abbreviated(commit);
            case "T" -> commit.getTree().name();
            case "t" -> abbreviated(commit.getTree());
            case "P" -> parents(false);
            case "p" -> parents(true);
            case "s" -> message.subject();
            case "b" -> message.body();
            case "B" -> commit.getFullMessage();
            case "d" -> Decorations.of(repository, commit, " (", ")");
            case "D" -> Decorations.of(repository, commit, "", "");
            default ->
                    person(
                            name.charAt(1),
                            name.charAt(0) == 'a'
                                    ? commit.getAuthorIdent()
                                    : commit.getCommitterIdent());
        };
    }

    private String parents(boolean areShort) throws IOException {
        StringJoiner parents = new StringJoiner(" ");
        for (RevCommit parent : commit.getParents()) {
            parents.add(areShort ? abbreviated(parent) : parent.name());
        }
        return parents.toString();
    }

    /** As long as git has it in a repository of that size, and longer while it is ambiguous. */
    private String abbreviated(AnyObjectId id) throws IOException {
        long objects = Math.max(1, repository.getObjectDatabase().getApproximateObjectCount());
        int bits = Long.SIZE - Long.numberOfLeadingZeros(objects);
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.abbreviate(id, Math.max(SHORT, (bits + 1) / 2)).name();
        }
    }

    private static String person(char what, PersonIdent person) {
        ZonedDateTime when = person.getWhenAsInstant().atZone(person.getZoneOffset());
        return switch (what) {
            case 'n' -> person.getName();
            case 'e' -> person.getEmailAddress();
            case 'd' -> GitDate.of(person);
            case 'D' -> MAIL_DATE.format(when);
            case 'i' -> ISO_DATE.format(when);
            case 'I' -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(when);
            case 's' -> DateTimeFormatter.ISO_LOCAL_DATE.format(when);
            default -> String.valueOf(when.toEpochSecond());
        };
    }
}
