package io.gantry.catalog.apply;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which fields of an entity changed. */
final class Differences {
    private static final int LONGEST_QUOTE = 80;

    private final List<String> sentences = new ArrayList<>();

    private Differences() {}

    /** One sentence for each field that is another than before. */
    static List<String> between(Entity before, Entity after) {
        Differences differences = new Differences();
        differences.compare(before.metadata(), after.metadata());
        Set<String> fields = new LinkedHashSet<>(before.spec().propertyNames());
        fields.addAll(after.spec().propertyNames());
        for (String field : fields) {
            differences.compare("spec." + field, before.spec().get(field), after.spec().get(field));
        }
        return differences.sentences;
    }

    private void compare(Metadata before, Metadata after) {
        compare("metadata.title", before.title(), after.title());
        compare("metadata.description", before.description(), after.description());
        compare("metadata.owner", before.owner(), after.owner());
        compare("metadata.tags", before.tags(), after.tags());
        compare("metadata.labels", before.labels(), after.labels());
        compare("metadata.annotations", before.annotations(), after.annotations());
    }

    private void compare(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            sentences.add("%s: %s became %s".formatted(field, quoted(before), quoted(after)));
        }
    }

    private static String quoted(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        String text = value instanceof String ? "\"" + value + "\"" : value.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
