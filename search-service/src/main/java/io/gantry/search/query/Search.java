package io.gantry.search.query;

import io.gantry.search.SearchError;
import io.gantry.web.errors.WebError;
import io.gantry.web.request.QueryNames;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param q words, at most {@value #LONGEST_Q} characters; blank finds nothing
 * @param kind in any case; this and the other filters are null if all will do
 * @param limit 1 to {@value #MOST} hits
 */
@QueryNames({"q", "kind", "namespace", "owner", "tag", "limit"})
record Search(
        String q,
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable String owner,
        @Nullable String tag,
        int limit) {
    static final int LONGEST_Q = 1000;
    static final int MOST = 100;
    static final int USUAL = 20;

    Search {
        if (q.length() > LONGEST_Q) {
            throw SearchError.QUERY_TOO_LONG.exception(q.length(), LONGEST_Q);
        }
        if (limit < 1 || limit > MOST) {
            throw badLimit(limit);
        }
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw badLimit(text);
        }
    }

    private static RuntimeException badLimit(Object value) {
        return WebError.INVALID_PARAMETER.exception("limit", value, "1 to " + MOST);
    }
}
