package io.gantry.search.rebuild;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.gantry.search.index.IndexName;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of the index, the present or the latest one.
 *
 * @param index that is being filled
 * @param startedBy a user, or {@code search-service}
 * @param read how much of the topic was read, in messages
 * @param total how much of it there is to read
 * @param refused messages that no index takes
 * @param error why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rebuild(
        State state,
        Reason reason,
        String index,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        long read,
        long total,
        long refused,
        @Nullable String error) {
    static Rebuild begun(Reason reason, IndexName index, String by, Instant now) {
        return new Rebuild(State.RUNNING, reason, "" + index, by, now, null, 0, 0, 0, null);
    }

    /** A step further. */
    Rebuild plus(long readSoFar, long toRead, long moreRefused) {
        return new Rebuild(
                state,
                reason,
                index,
                startedBy,
                startedAt,
                endedAt,
                readSoFar,
                toRead,
                refused + moreRefused,
                error);
    }

    Rebuild done(Instant now) {
        return ended(State.DONE, now, null);
    }

    Rebuild failed(Instant now, String why) {
        return ended(State.FAILED, now, why);
    }

    private Rebuild ended(State end, Instant now, @Nullable String why) {
        return new Rebuild(
                end, reason, index, startedBy, startedAt, now, read, total, refused, why);
    }

    @JsonIgnore
    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether that index is the one it fills now. */
    boolean isFilling(IndexName name) {
        return isRunning() && index.equals(name.toString());
    }

    /** How far it is. */
    enum State {
        RUNNING,
        DONE,
        FAILED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it was begun. */
    enum Reason {
        /** An administrator asked for it. */
        REQUESTED,
        /** There was no index to serve: at the first start, or since it was lost. */
        MISSING,
        /** The index that serves was made by an older program. */
        OUTDATED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
