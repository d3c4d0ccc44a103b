package io.gantry.audit.log;

import io.gantry.web.errors.WebError;
import org.jspecify.annotations.Nullable;

/** Which part of the log is asked for, counted from its newest row. */
record LogSlice(int limit, long offset) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    /** Throws {@link WebError#INVALID_PARAMETER}. */
    static LogSlice of(@Nullable String limit, @Nullable String offset) {
        return new LogSlice(
                (int) number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT, "1 to " + MAX_LIMIT),
                number("offset", offset, 0, 0, Long.MAX_VALUE, "0 or more"));
    }

    private static long number(
            String name, @Nullable String text, long absent, long least, long most, String rule) {
        if (text == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // answered as any other number that is none of ours
        }
        throw WebError.INVALID_PARAMETER.exception(name, text, rule);
    }
}
