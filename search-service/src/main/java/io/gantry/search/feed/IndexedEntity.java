package io.gantry.search.feed;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.Metadata;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What search keeps of an entity; its fields are those of {@code entities-v2.json}. Long texts are
 * cut, so that an entity near the limit of a body costs the index no more than a large one.
 *
 * @param labels their values
 * @param annotations their values: words for which the entity has no field are found by them
 */
record IndexedEntity(
        String kind,
        String name,
        String namespace,
        @Nullable String title,
        @Nullable String description,
        @Nullable String owner,
        List<String> tags,
        List<String> labels,
        List<String> annotations,
        Instant updatedAt) {
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LIST = 32_000;

    static IndexedEntity of(Entity entity) {
        Metadata metadata = entity.metadata();
        return new IndexedEntity(
                entity.kind(),
                metadata.name(),
                metadata.namespace(),
                Excerpt.ofNullable(metadata.title(), LONGEST_LINE),
                Excerpt.ofNullable(metadata.description(), LONGEST_TEXT),
                Excerpt.ofNullable(metadata.owner(), LONGEST_LINE),
                Excerpt.of(metadata.tags(), LONGEST_LIST),
                words(metadata.labels()),
                words(metadata.annotations()),
                metadata.updatedAt());
    }

    /** The short ones first: they are names and words, which a long text must not push out. */
    private static List<String> words(Map<String, String> named) {
        List<String> texts =
                named.values().stream().sorted(Comparator.comparingInt(String::length)).toList();
        return Excerpt.of(texts, LONGEST_LIST);
    }

    /** How many characters it has, about. */
    int length() {
        int lists =
                Stream.of(tags, labels, annotations)
                        .flatMap(List::stream)
                        .mapToInt(String::length)
                        .sum();
        return Stream.of(kind, name, namespace, title, description, owner)
                        .mapToInt(text -> text == null ? 0 : text.length())
                        .sum()
                + lists;
    }
}
