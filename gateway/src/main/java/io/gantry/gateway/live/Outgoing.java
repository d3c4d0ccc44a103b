package io.gantry.gateway.live;

import io.gantry.gateway.feed.Frame;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client. Netty is given only what it can pass on, since what it holds cannot be
 * taken back; the rest are references to frames that all sockets share. For one event loop.
 */
final class Outgoing {
    private final Channel channel;
    private final long limit;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Deque<Frame> held = new ArrayDeque<>();
    private long bytes;
    private @Nullable CompletableFuture<Void> emptied;

    Outgoing(Channel channel, long limit) {
        this.channel = channel;
        this.limit = limit;
    }

    /** Adds the frame; false if too much waits already. */
    boolean add(Frame frame) {
        return add(frame, waiting);
    }

    /** Adds the frame behind what is yet to come; false if too much waits. */
    boolean hold(Frame frame) {
        return add(frame, held);
    }

    /** Adds the frame however much waits; the caller waits until he has {@link #emptied} it. */
    void addAnyway(Frame frame) {
        waiting.add(frame);
        bytes += frame.size();
    }

    private boolean add(Frame frame, Deque<Frame> queue) {
        if (bytes > 0 && bytes + frame.size() > limit) {
            return false;
        }
        queue.add(frame);
        bytes += frame.size();
        return true;
    }

    /** What was held follows what waits. */
    void release() {
        waiting.addAll(held);
        held.clear();
    }

    /** What was held comes another way. */
    void forgetHeld() {
        held.forEach(frame -> bytes -= frame.size());
        held.clear();
    }

    /** Done when nothing waits any more, what is held aside. */
    CompletableFuture<Void> emptied() {
        if (waiting.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (emptied == null) {
            emptied = new CompletableFuture<>();
        }
        return emptied;
    }

    /** Passes on what Netty can take and answers how much that was; call again when it can more. */
    int flush(SharedBuffers buffers) {
        int passed = 0;
        ChannelOutboundInvoker lowest = Connections.lowest(channel);
        while (!waiting.isEmpty() && channel.isWritable()) {
            List<Frame> next = takeNext();
            var _ = lowest.write(buffers.of(next, channel.alloc()), channel.voidPromise());
            passed += next.size();
        }
        if (passed > 0) {
            lowest.flush();
        }
        complete();
        return passed;
    }

    /** As many as Netty has room for, but one at least. */
    private List<Frame> takeNext() {
        List<Frame> next = new ArrayList<>();
        long room = channel.bytesBeforeUnwritable();
        do {
            Frame frame = waiting.remove();
            next.add(frame);
            bytes -= frame.size();
            room -= frame.size();
        } while (!waiting.isEmpty() && waiting.element().size() <= room);
        return next;
    }

    private void complete() {
        if (waiting.isEmpty() && emptied != null) {
            CompletableFuture<Void> done = emptied;
            emptied = null;
            done.complete(null);
        }
    }

    /** Forgets what waits and answers how many frames that were. */
    int clear() {
        int forgotten = waiting.size() + held.size();
        waiting.clear();
        held.clear();
        bytes = 0;
        complete();
        return forgotten;
    }
}
