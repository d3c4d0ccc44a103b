package io.gantry.audit.chain;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry at its place in the chain.
 *
 * @param number counts from 1 without gaps
 * @param hash of the row and of the hash before it, see {@link Seals#link}
 */
public record Row(long number, Entry entry, String hash) {
    /** What {@link #read} reads. */
    public static final String COLUMNS =
            """
            number, id, at, user_name, action, resource_type, resource_namespace, resource_name, \
            source, ip_address, request_id, before::text, after::text, hash\
            """;

    /** The row of the database, exactly as it is there. */
    public static Row read(Readable row) {
        Entry entry =
                new Entry(
                        value(row, "id", UUID.class),
                        value(row, "at", Instant.class),
                        value(row, "user_name", String.class),
                        value(row, "action", String.class),
                        value(row, "resource_type", String.class),
                        row.get("resource_namespace", String.class),
                        value(row, "resource_name", String.class),
                        value(row, "source", String.class),
                        row.get("ip_address", String.class),
                        row.get("request_id", String.class),
                        row.get("before", String.class),
                        row.get("after", String.class));
        return new Row(value(row, "number", Long.class), entry, value(row, "hash", String.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
