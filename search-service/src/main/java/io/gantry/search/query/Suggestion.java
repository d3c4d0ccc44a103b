package io.gantry.search.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity that may be meant: what it takes to show it and to go there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Suggestion(String kind, String name, String namespace, @Nullable String title) {
    static final List<String> FIELDS = List.of("kind", "name", "namespace", "title");
}
