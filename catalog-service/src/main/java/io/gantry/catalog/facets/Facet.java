package io.gantry.catalog.facets;

import io.gantry.web.errors.WebError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what entities are counted. */
enum Facet {
    KIND("kind"),
    OWNER("owner"),
    TAG("unnest(tags)"),
    LIFECYCLE("spec ->> 'lifecycle'");

    private final String value;

    Facet(String value) {
        this.value = value;
    }

    /** The value of a row of entities. */
    String value() {
        return value;
    }

    /** The word in queries and answers. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The facets of {@code by=kind,owner}, all if there is no such parameter. */
    static List<Facet> list(@Nullable String by) {
        return by == null
                ? List.of(values())
                : Arrays.stream(by.split(",", -1)).map(Facet::of).distinct().toList();
    }

    private static Facet of(String text) {
        return Arrays.stream(values())
                .filter(facet -> facet.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        WebError.INVALID_PARAMETER.exception("by", text, "some of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Facet::text).collect(Collectors.joining(", "));
    }
}
