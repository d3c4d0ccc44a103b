package io.gantry.web.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set by hand; it shows noon. */
final class Hands extends Clock {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    Instant now = NOON;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
