package io.gantry.web.errors;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** One error that a service can answer. Each service lists its own in one enum. */
public interface ErrorCode {
    HttpStatus status();

    /** One sentence for the caller, with a {@link String#format} place for each argument. */
    String template();

    /** Whether the same request may succeed a little later, which {@code Retry-After} then says. */
    default boolean retriable() {
        return status() == HttpStatus.SERVICE_UNAVAILABLE;
    }

    /** The error as an exception, its message naming the offending values. */
    default ApiException exception(@Nullable Object... values) {
        return exception(List.of(), values);
    }

    /** The error with what is wrong at which place. */
    default ApiException exception(List<Violation> details, @Nullable Object... values) {
        return new ApiException(
                status(), template().formatted(values), details, retriable(), null, this);
    }

    /** The error of one who may come again after that time. */
    default ApiException exceptionUntil(Duration retryAfter, @Nullable Object... values) {
        return new ApiException(
                status(), template().formatted(values), List.of(), true, retryAfter, this);
    }

    /** The error as a signal. */
    default <T> Mono<T> error(@Nullable Object... values) {
        return Mono.error(() -> exception(values));
    }
}
