package io.gantry.git.repositories;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule for names of repositories: {@code name} or {@code namespace/name}. */
public final class RepositoryName {
    private static final int MAX_LENGTH = 255;

    private static final Pattern VALID =
            Pattern.compile("(?:([A-Za-z0-9_+@-][A-Za-z0-9_+.@-]*)/)?([A-Za-z0-9_-]+)");

    /** Routes of their own, whatever stands before them. */
    private static final Set<String> ROUTES = Set.of("set", "grant", "revoke", "hook");

    /** Routes below a repository, so no names in a namespace. */
    private static final Set<String> SUB_RESOURCES =
            Set.of(
                    "archive",
                    "contents",
                    "tree",
                    "branches",
                    "branch",
                    "tags",
                    "logs",
                    "commit",
                    "commits",
                    "diff",
                    "hooks",
                    "access",
                    "blame",
                    "compare",
                    "impact",
                    "maintenance",
                    "lfs");

    private RepositoryName() {}

    /** Whether a repository may have that name. */
    public static boolean isValid(String name) {
        Matcher matcher = VALID.matcher(name);
        if (name.length() > MAX_LENGTH || !matcher.matches() || ROUTES.contains(matcher.group(2))) {
            return false;
        }
        String namespace = matcher.group(1);
        return namespace == null
                || (!namespace.toLowerCase(Locale.ROOT).endsWith(".git")
                        && !SUB_RESOURCES.contains(matcher.group(2)));
    }
}
