package io.gantry.search.index;

import org.jspecify.annotations.Nullable;

/** OpenSearch is away, overloaded, or without the index: no fault of what was to be indexed. */
public final class IndexUnavailable extends RuntimeException {
    public IndexUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
