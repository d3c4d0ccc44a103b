package io.gantry.gateway.feed;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Events in their order, read when first asked for, and the position behind all of them. */
public final class Batch {
    private final Supplier<List<LiveEvent>> reading;
    private final Position position;
    private @Nullable List<LiveEvent> events;

    Batch(Supplier<List<LiveEvent>> reading, Position position) {
        this.reading = reading;
        this.position = position;
    }

    static Batch of(List<LiveEvent> events, Position position) {
        return new Batch(() -> events, position);
    }

    /** From any thread; whoever asks first reads for all. */
    public synchronized List<LiveEvent> events() {
        List<LiveEvent> known = events;
        if (known == null) {
            known = List.copyOf(reading.get());
            events = known;
        }
        return known;
    }

    public Position position() {
        return position;
    }
}
