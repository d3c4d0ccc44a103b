package io.gantry.catalog.entities;

import io.gantry.web.errors.WebError;

/** Reads numbers of revisions. */
final class Numbers {
    private Numbers() {}

    /** The number; 400 if it is none. */
    static long parse(String parameter, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw WebError.INVALID_PARAMETER.exception(parameter, text, "a number");
        }
    }
}
