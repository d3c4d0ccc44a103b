package io.gantry.search.query;

import io.gantry.web.request.QueryNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param q words; blank finds nothing
 * @param kind in any case; this and the other filters are null if all will do
 * @param tags of which it must have each
 * @param limit 1 to {@value #MOST} hits
 */
@QueryNames(
        value = {"q", "kind", "namespace", "owner", "tag", "limit"},
        repeated = "tag")
record Search(
        String q,
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable String owner,
        List<String> tags,
        int limit) {
    static final int MOST = 100;
    static final int USUAL = 20;

    Search {
        tags = List.copyOf(tags);
        Words.check(q);
        Limit.checked(limit, MOST);
    }
}
