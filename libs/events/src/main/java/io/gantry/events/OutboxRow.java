package io.gantry.events;

import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.identity.Source;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row that waits to be sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutboxRow(long id, String topic, Envelope envelope, byte @Nullable [] data) {
    static OutboxRow of(Readable row) {
        Envelope envelope =
                new Envelope(
                        value(row, "event_id", UUID.class),
                        value(row, "type", String.class),
                        value(row, "at", Instant.class),
                        value(row, "subject", String.class),
                        value(row, "key", UUID.class),
                        value(row, "sequence", Long.class),
                        value(row, "actor", String.class),
                        Source.of(value(row, "source", String.class)),
                        row.get("address", String.class),
                        value(row, "request_id", String.class),
                        row.get("traceparent", String.class));
        return new OutboxRow(
                value(row, "id", Long.class),
                value(row, "topic", String.class),
                envelope,
                row.get("data", byte[].class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
