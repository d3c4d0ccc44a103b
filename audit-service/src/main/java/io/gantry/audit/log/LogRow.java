package io.gantry.audit.log;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gantry.audit.chain.Entry;
import io.gantry.audit.chain.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row as people read it; the two states go through as they are stored. */
record LogRow(
        UUID id,
        Instant timestamp,
        String userName,
        String action,
        String resourceType,
        @Nullable String resourceNamespace,
        String resourceName,
        String source,
        @Nullable String ipAddress,
        @Nullable String requestId,
        long number,
        @JsonRawValue @Nullable String before,
        @JsonRawValue @Nullable String after) {
    static LogRow of(Row row) {
        Entry entry = row.entry();
        return new LogRow(
                entry.id(),
                entry.timestamp(),
                entry.userName(),
                entry.action(),
                entry.resourceType(),
                entry.resourceNamespace(),
                entry.resourceName(),
                entry.source(),
                entry.ipAddress(),
                entry.requestId(),
                row.number(),
                entry.before(),
                entry.after());
    }

    /** Its place in the order of the log. */
    List<String> key() {
        return List.of(timestamp.toString(), Long.toString(number));
    }

    /** About how many characters it has. */
    int length() {
        return (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
    }
}
