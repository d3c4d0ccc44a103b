package io.gantry.catalog.entities;

import io.gantry.web.errors.WebError;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** Reads times that have passed. */
@Component
class Times {
    /** The database knows no time before 4713 BC. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** The time; 400 if it is none, before the year 1 or has not come yet. */
    Instant past(String parameter, String text) {
        Instant time = parse(parameter, text);
        if (time.isAfter(clock.instant())) {
            throw WebError.INVALID_PARAMETER.exception(
                    parameter, text, "a time that has passed, it is " + clock.instant());
        }
        if (time.isBefore(EARLIEST)) {
            throw WebError.INVALID_PARAMETER.exception(
                    parameter, text, "a time not before " + EARLIEST);
        }
        return time;
    }

    Instant now() {
        return clock.instant();
    }

    private static Instant parse(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw WebError.INVALID_PARAMETER.exception(
                    parameter, text, "a time as 2026-01-31T12:00:00Z");
        }
    }
}
