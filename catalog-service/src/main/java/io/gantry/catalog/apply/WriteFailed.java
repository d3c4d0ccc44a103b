package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Candidate.Ready;

/** Ends a transaction because of one candidate. */
final class WriteFailed extends RuntimeException {
    private final transient Ready ready;
    private final Throwable reason;

    WriteFailed(Ready ready, Throwable reason) {
        super(null, reason, false, false);
        this.ready = ready;
        this.reason = reason;
    }

    Ready ready() {
        return ready;
    }

    @Override
    public synchronized Throwable getCause() {
        return reason;
    }
}
