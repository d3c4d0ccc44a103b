package io.gantry.search.index;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an index of entities.
 *
 * @param version of the mapping
 * @param number that counts the rebuilds
 */
public record IndexName(int version, int number) {
    private static final Pattern TEXT = Pattern.compile("entities-v(\\d{1,6})-(\\d{1,9})");

    static Optional<IndexName> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new IndexName(part(matcher, 1), part(matcher, 2)))
                : Optional.empty();
    }

    private static int part(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public String toString() {
        return "entities-v%d-%d".formatted(version, number);
    }
}
