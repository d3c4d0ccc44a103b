package io.gantry.git.commits;

import static io.gantry.git.GitError.COMMIT_VALUE_CONTROL;
import static io.gantry.git.GitError.COMMIT_VALUE_EMPTY;
import static io.gantry.git.GitError.COMMIT_VALUE_MISSING;
import static io.gantry.git.GitError.COMMIT_VALUE_REPEATED;

import java.util.List;
import java.util.Map;

/**
 * What is said of a commit beside its files.
 *
 * @param delete paths that the commit takes away
 */
record CommitForm(
        String branch,
        String message,
        String authorName,
        String authorEmail,
        String committerName,
        String committerEmail,
        List<String> delete) {
    CommitForm {
        delete = List.copyOf(delete);
    }

    /**
     * Each field must be there exactly once and say something; {@code delete} as often as wanted.
     */
    static CommitForm of(Map<String, List<String>> fields) {
        List<String> delete =
                fields.getOrDefault("delete", List.of()).stream()
                        .flatMap(String::lines)
                        .filter(line -> !line.isEmpty())
                        .toList();
        return new CommitForm(
                single(fields, "branch"),
                single(fields, "message"),
                single(fields, "author-name"),
                single(fields, "author-email"),
                single(fields, "committer-name"),
                single(fields, "committer-email"),
                delete);
    }

    /** A message may have lines and tabs; git would cut or refuse the rest, as would a terminal. */
    private static void requireText(String value, String name) {
        String allowed = name.equals("message") ? "\t\r\n" : "";
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && allowed.indexOf(c) < 0)) {
            throw COMMIT_VALUE_CONTROL.exception(name);
        }
    }

    private static String single(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            throw COMMIT_VALUE_MISSING.exception(name);
        }
        if (values.size() > 1) {
            throw COMMIT_VALUE_REPEATED.exception(name);
        }
        if (values.getFirst().isEmpty()) {
            throw COMMIT_VALUE_EMPTY.exception(name);
        }
        requireText(values.getFirst(), name);
        return values.getFirst();
    }
}
