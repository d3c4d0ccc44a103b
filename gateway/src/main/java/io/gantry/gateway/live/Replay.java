package io.gantry.gateway.live;

import io.gantry.gateway.feed.Batch;
import io.gantry.gateway.feed.LiveChannel;
import io.gantry.gateway.feed.PastFeed;
import io.gantry.gateway.feed.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What one client has missed, told piece by piece. Each round aims at where the others are; once
 * that is near, what happens meanwhile is held for him, and joins the end without gap or overlap.
 */
final class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long NEAR = 200;

    private final Socket socket;
    private final Room room;
    private final Notices notices;
    private final Consumer<Replay> reading;
    private final Set<LiveChannel> channels;
    private final Instant oldest;
    private Position told;
    private Position aim = Position.NONE;
    private boolean checked;
    private boolean last;
    private Instant giveUp = Instant.MAX;

    /**
     * Of the client's event loop.
     *
     * @param after what the client was told before
     * @param oldest what may be told again
     * @param reading where the next piece is read
     */
    Replay(
            Socket socket,
            Room room,
            Notices notices,
            Position after,
            Instant oldest,
            Consumer<Replay> reading) {
        this.socket = socket;
        this.room = room;
        this.notices = notices;
        this.reading = reading;
        this.channels = socket.channels();
        this.told = after;
        this.oldest = oldest;
    }

    /** Begins a round. On the client's event loop. */
    void aim() {
        Position now = room.position();
        if (now.covers(told)) {
            aim = now;
            last = now.distanceFrom(told) <= NEAR;
            if (last) {
                socket.hold();
            }
            hurry();
            reading.accept(this);
            return;
        }
        if (giveUp.equals(Instant.MAX)) {
            hurry();
        }
        waitForOurselves();
    }

    /** Another replica was ahead of this one. */
    private void waitForOurselves() {
        if (isOverdue()) {
            fail("the id is ahead of all that is known here");
            return;
        }
        var _ = socket.loop().schedule(this::aim, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Reads and tells the next piece. On a thread that may wait for Kafka. */
    void tell(PastFeed past) {
        if (socket.isClosed()) {
            return;
        }
        if (!checked && !past.isYounger(told, aim, channels, oldest)) {
            fail("the id is older than may be resumed");
            return;
        }
        checked = true;
        Batch piece = past.read(told, aim, channels);
        if (piece.position().equals(told) && isOverdue()) {
            fail("events cannot be read now");
            return;
        }
        if (!piece.position().equals(told)) {
            hurry();
        }
        told = piece.position();
        socket.loop().execute(() -> tell(piece));
    }

    private void tell(Batch piece) {
        var _ = socket.replay(piece.events()).thenRun(this::goOn);
    }

    private void goOn() {
        if (!told.covers(aim)) {
            reading.accept(this);
            return;
        }
        if (last) {
            socket.join();
            return;
        }
        aim();
    }

    /**
     * From any thread: the client hears what happens from now on, and knows that he missed some.
     */
    void fail(String why) {
        socket.loop()
                .execute(() -> {
                    socket.tell(notices.resumeFailed(why));
                    socket.join();
                });
    }

    private void hurry() {
        giveUp = Instant.now().plus(PATIENCE);
    }

    private boolean isOverdue() {
        return Instant.now().isAfter(giveUp);
    }
}
