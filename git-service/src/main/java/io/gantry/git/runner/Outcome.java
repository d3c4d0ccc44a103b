package io.gantry.git.runner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param trouble why it was stopped before its end, if it was
 * @param output the end of what it said
 */
public record Outcome(
        int exitStatus,
        @Nullable String trouble,
        Instant startedAt,
        Instant endedAt,
        String output) {
    /** Whether the program agrees. */
    public boolean passed() {
        return exitStatus == 0 && trouble == null;
    }
}
