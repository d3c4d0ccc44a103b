package io.gantry.web.errors;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** An answer that is an error; made by an {@link ErrorCode}. */
public final class ApiException extends RuntimeException {
    private final HttpStatusCode status;
    private final transient List<Violation> details;
    private final boolean retriable;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable ErrorCode code;

    ApiException(
            HttpStatusCode status, String message, List<Violation> details, boolean retriable) {
        this(status, message, details, retriable, null, null);
    }

    ApiException(
            HttpStatusCode status,
            String message,
            List<Violation> details,
            boolean retriable,
            @Nullable Duration retryAfter,
            @Nullable ErrorCode code) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = List.copyOf(details);
        this.retriable = retriable;
        this.retryAfter = retryAfter;
    }

    public HttpStatusCode status() {
        return status;
    }

    /** Whether it is that error. */
    public boolean is(ErrorCode error) {
        return error.equals(code);
    }

    /** The sentence that the caller reads. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Whether the same request may succeed a little later. */
    public boolean retriable() {
        return retriable;
    }

    /** After how long, if that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public List<Violation> details() {
        return details;
    }
}
