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
    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** The time; 400 if it is none or has not come yet. */
    Instant past(String parameter, String text) {
        Instant time = parse(parameter, text);
        if (time.isAfter(clock.instant())) {
            throw WebError.INVALID_PARAMETER.exception(
                    parameter, text, "a time that has passed, it is " + clock.instant());
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
