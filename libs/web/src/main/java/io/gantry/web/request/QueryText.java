package io.gantry.web.request;

import io.gantry.web.errors.WebError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What characters a query may have: text, as people write it and stores take it. */
final class QueryText {
    private QueryText() {}

    /** Throws {@link WebError#INVALID_PARAMETER} naming the first parameter that has others. */
    static void check(Map<String, List<String>> query) {
        query.forEach((name, values) ->
                values.stream()
                        .filter(value -> value != null && value.chars().anyMatch(QueryText::isBad))
                        .findFirst()
                        .ifPresent(value -> {
                            throw WebError.INVALID_PARAMETER.exception(
                                    name, visible(value), "text without control characters");
                        }));
    }

    /** Tabs and line breaks are text. */
    private static boolean isBad(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    private static String visible(String value) {
        return value.codePoints()
                .mapToObj(c -> isBad(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
