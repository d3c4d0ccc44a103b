package io.gantry.gateway.feed;

import io.gantry.gateway.callers.Caller;

/** One event, ready to be sent to those who may see it. */
public final class LiveEvent {
    private final LiveType type;
    private final Readers readers;
    private final Frame frame;

    LiveEvent(LiveType type, Readers readers, Frame frame) {
        this.type = type;
        this.readers = readers;
        this.frame = frame;
    }

    public LiveChannel channel() {
        return type.channel();
    }

    /** Whether he may see it, as he is now. */
    public boolean isFor(Caller caller) {
        return type.audience().includes(caller, readers);
    }

    public Frame frame() {
        return frame;
    }
}
