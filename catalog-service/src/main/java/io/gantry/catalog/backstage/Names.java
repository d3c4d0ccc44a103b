package io.gantry.catalog.backstage;

import io.gantry.contracts.catalog.EntityRef;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names as this catalog has them, made of those that Backstage allows. */
final class Names {
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9.-]");
    private static final Pattern ENDS = Pattern.compile("^[.-]+|[.-]+$");

    private Names() {}

    /** The name in lower case, other signes as {@code -}; nothing if no name remains. */
    static Optional<String> of(String name) {
        if (isTemplate(name)) {
            return Optional.empty();
        }
        String plain = SIGNS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = ENDS.matcher(plain).replaceAll("");
        return Optional.of(trimmed).filter(EntityRef::isName);
    }

    /** Whether the text is to be filled in by a program before it names anything. */
    static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%");
    }
}
