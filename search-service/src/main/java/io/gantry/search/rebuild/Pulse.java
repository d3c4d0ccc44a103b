package io.gantry.search.rebuild;

import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells whether the builder of a rebuild is alive: its record then changes every second. Only what
 * this replica has seen itself counts, so that clocks of others do not.
 */
final class Pulse {
    /** So long a record may stay as it is. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private long seqNo = -1;
    private Instant since = Instant.MAX;

    boolean isLost(Recorded running, Instant now) {
        if (running.seqNo() != seqNo) {
            seqNo = running.seqNo();
            since = now;
        }
        return since.plus(PATIENCE).isBefore(now);
    }

    /** Begins anew: nobody could be seen, which says nothing about the builder. */
    void forget() {
        seqNo = -1;
    }
}
