package io.gantry.git.refs;

import static io.gantry.git.GitError.REF_NAME_INVALID;

import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;

/** What a ref can be. */
enum RefKind {
    BRANCH("refs/heads/"),
    TAG("refs/tags/");

    private static final int MAX_LENGTH = 255;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    private final String prefix;

    RefKind(String prefix) {
        this.prefix = prefix;
    }

    /** The whole name; 400 if git knows no such name, or takes it for an id. */
    String ref(String name) {
        String ref = prefix + name;
        if (name.isEmpty()
                || name.length() > MAX_LENGTH
                || name.startsWith("-")
                || ID.matcher(name).matches()
                || !Repository.isValidRefName(ref)) {
            throw REF_NAME_INVALID.exception(name, text());
        }
        return ref;
    }

    /** For sentences. */
    String text() {
        return this == BRANCH ? "branch" : "tag";
    }
}
