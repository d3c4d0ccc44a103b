package io.gantry.audit.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in a form that the database takes: from the year 1 to 9999, to the microsecond. */
final class Moments {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moments() {}

    /** The time as the database keeps it; throws if it cannot. */
    static Instant exact(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("time " + time + " is out of range");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The time that the database can keep next to this one. */
    static Instant nearest(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return exact(time.isAfter(LATEST) ? LATEST : time);
    }
}
