package io.gantry.audit.log;

import io.gantry.web.errors.WebError;
import io.gantry.web.request.QueryNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted: by {@code user}, {@code action}, {@code resourceType} in any case, {@code
 * resourceName}, and by RFC 3339 times {@code from}, included, {@code to}, excluded.
 *
 * @param conditions SQL to the value that it binds; those only that were asked for, so that each
 *     combination has its own plan
 */
@QueryNames({"user", "action", "resourceType", "resourceName", "from", "to"})
record LogFilter(Map<String, Object> conditions) {
    /** The first and last year that both RFC 3339 and the database know. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    /** Throws {@link WebError#INVALID_PARAMETER}; null is no filter. */
    static LogFilter of(
            @Nullable String user,
            @Nullable String action,
            @Nullable String resourceType,
            @Nullable String resourceName,
            @Nullable String from,
            @Nullable String to) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "user_name = :user", text("user", user));
        put(conditions, "action = :action", text("action", action));
        String type = text("resourceType", resourceType);
        put(
                conditions,
                "lower(resource_type) = :type",
                type == null ? null : type.toLowerCase(Locale.ROOT));
        put(conditions, "resource_name = :name", text("resourceName", resourceName));
        put(conditions, "at >= :from", time("from", from));
        put(conditions, "at < :to", time("to", to));
        return new LogFilter(conditions);
    }

    private static void put(Map<String, Object> conditions, String sql, @Nullable Object value) {
        if (value != null) {
            conditions.put(sql, value);
        }
    }

    private static @Nullable String text(String name, @Nullable String text) {
        if (text != null && text.isBlank()) {
            throw WebError.INVALID_PARAMETER.exception(name, text, "a name");
        }
        return text;
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException _) {
            // answered as any other time that is none of ours
        }
        throw WebError.INVALID_PARAMETER.exception(
                name, text, "a time of RFC 3339 like 2025-01-01T00:00:00Z");
    }

    /** The condition of all together. */
    String where() {
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions.keySet());
    }

    /** What is to be bound, by name. */
    Map<String, Object> bindings() {
        Map<String, Object> bindings = new LinkedHashMap<>();
        conditions.forEach(
                (sql, value) -> bindings.put(sql.substring(sql.indexOf(':') + 1), value));
        return bindings;
    }
}
