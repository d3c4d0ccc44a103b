package io.gantry.gateway.feed;

import java.util.List;

/** Events in their order, and the position behind all of them. */
public record Batch(List<LiveEvent> events, Position position) {
    public Batch {
        events = List.copyOf(events);
    }
}
