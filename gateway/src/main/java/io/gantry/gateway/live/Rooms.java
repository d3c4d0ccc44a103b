package io.gantry.gateway.live;

import io.gantry.gateway.feed.Batch;
import io.gantry.gateway.feed.Position;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * All rooms. A batch goes to each of them once, and the next one only after all have had it: what
 * comes faster than that waits in Kafka, and is then passed on in larger batches.
 */
@Component
class Rooms {
    private static final Logger log = LoggerFactory.getLogger(Rooms.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Map<EventLoop, Room> rooms = new HashMap<>();
    private Position position = Position.NONE;

    /** The room of that event loop; it will get all that is behind its position. */
    synchronized Room of(EventLoop loop) {
        return rooms.computeIfAbsent(loop, key -> new Room(key, position));
    }

    /** Tells all rooms, and returns when they have told all their sockets. */
    void deliver(Batch batch) throws InterruptedException {
        if (isInhabited()) {
            batch.events(); // read on this thread rather than on theirs
        }
        for (CompletableFuture<Void> told : tell(batch)) {
            try {
                told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                log.error("A batch of events was not passed on", e.getCause());
            } catch (TimeoutException e) {
                log.warn("An event loop is busy for more than {} s", PATIENCE_SECONDS, e);
            }
        }
    }

    private synchronized boolean isInhabited() {
        return rooms.values().stream().anyMatch(Room::isInhabited);
    }

    private synchronized List<CompletableFuture<Void>> tell(Batch batch) {
        if (batch.position().equals(position)) {
            return List.of();
        }
        position = batch.position();
        rooms.keySet().removeIf(EventLoop::isShuttingDown);
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (Room room : rooms.values()) {
            try {
                told.add(CompletableFuture.runAsync(() -> room.deliver(batch), room.loop()));
            } catch (RejectedExecutionException e) {
                log.debug("An event loop has ended", e);
            }
        }
        return told;
    }
}
