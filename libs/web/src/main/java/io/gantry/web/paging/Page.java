package io.gantry.web.paging;

import io.gantry.web.errors.WebError;
import io.gantry.web.request.QueryNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit 1 to {@value #MAX_LIMIT}; null asks for the whole list
 * @param after key of the last item of the page before; empty at the start
 * @param count whether {@code X-Total-Count} is wanted
 */
@QueryNames({"limit", "cursor", "count"})
public record Page(@Nullable Integer limit, List<String> after, boolean count) {
    public static final int MAX_LIMIT = 500;

    public Page {
        after = List.copyOf(after);
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw WebError.INVALID_PARAMETER.exception("limit", limit, "1 to " + MAX_LIMIT);
        }
    }

    /** The key to go on after, which has so many parts; 400 if the cursor is of another list. */
    public List<String> after(int parts) {
        if (!after.isEmpty() && after.size() != parts) {
            throw WebError.INVALID_PARAMETER.exception(
                    "cursor", Cursor.encode(after), "the cursor of a Link of this list");
        }
        return after;
    }
}
