package io.gantry.web.conditional;

import org.jspecify.annotations.Nullable;

/**
 * An answer with a strong ETag: 304 to a reader who has this version, 201 if it has a location.
 *
 * @param location route of what was made, else null
 */
public record Versioned<T>(T body, long version, @Nullable String location) {
    public static <T> Versioned<T> of(T body, long version) {
        return new Versioned<>(body, version, null);
    }

    /** The answer to a POST that has made something: 201 and {@code Location}. */
    public static <T> Versioned<T> created(T body, long version, String location) {
        return new Versioned<>(body, version, location);
    }

    String etag() {
        return etag(version);
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }
}
