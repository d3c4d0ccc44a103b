package io.gantry.search.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a long text that search keeps. */
final class Excerpt {
    private Excerpt() {}

    /** The text's first characters, at most so many. */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, splitsPair ? most - 1 : most);
    }

    static @Nullable String ofNullable(@Nullable String text, int most) {
        return text == null ? null : of(text, most);
    }

    /** The first of the texts, all together with at most so many characters, the last one cut. */
    static List<String> of(Collection<String> texts, int most) {
        List<String> kept = new ArrayList<>();
        int left = most;
        for (String text : texts) {
            if (left == 0) {
                break;
            }
            String part = of(text, left);
            kept.add(part);
            left -= part.length();
        }
        return List.copyOf(kept);
    }
}
