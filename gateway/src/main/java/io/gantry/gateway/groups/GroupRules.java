package io.gantry.gateway.groups;

import io.gantry.gateway.requests.Fields;
import io.gantry.web.errors.Violation;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a group must be; its name is also that of a Team. */
final class GroupRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern TITLE = Pattern.compile("\\S|\\S\\P{Cntrl}{0,198}\\S");

    /**
     * Groups of one user. Services are told of all of them in a header, of which they take 64 KiB:
     * with the longest names these are 35 of them, and the client's own 8 come besides.
     */
    static final int MOST_PER_USER = 100;

    private GroupRules() {}

    static Optional<Violation> name(@Nullable String name) {
        return Fields.required(
                "name",
                name,
                GroupRules::isName,
                "1 to 253 of a-z, 0-9, . and -, the first and the last a letter or digit");
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static Optional<Violation> title(@Nullable String title) {
        return Fields.optional(
                "title",
                title,
                text -> TITLE.matcher(text).matches(),
                "1 to 200 characters that begin and end with a visible one");
    }
}
