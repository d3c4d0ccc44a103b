package io.gantry.search.query;

import io.gantry.web.errors.WebError;
import org.jspecify.annotations.Nullable;

/** The parameter {@code limit}. */
final class Limit {
    private Limit() {}

    /**
     * How many hits are wanted, 1 to {@code most}.
     *
     * @param usual if nobody says
     */
    static int of(@Nullable String text, int usual, int most) {
        if (text == null) {
            return usual;
        }
        try {
            return checked(Integer.parseInt(text), most);
        } catch (NumberFormatException _) {
            throw bad(text, most);
        }
    }

    static int checked(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw bad(limit, most);
        }
        return limit;
    }

    private static RuntimeException bad(Object value, int most) {
        return WebError.INVALID_PARAMETER.exception("limit", value, "1 to " + most);
    }
}
