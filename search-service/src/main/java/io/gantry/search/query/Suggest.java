package io.gantry.search.query;

import io.gantry.web.request.QueryNames;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is typing.
 *
 * @param q beginnings of words; blank suggests nothing
 * @param kind in any case; this and the namespace are null if all will do
 * @param limit 1 to {@value #MOST} suggestions
 */
@QueryNames({"q", "kind", "namespace", "limit"})
record Suggest(String q, @Nullable String kind, @Nullable String namespace, int limit) {
    static final int MOST = 20;
    static final int USUAL = 10;

    Suggest {
        Words.check(q);
        Limit.checked(limit, MOST);
    }
}
