package io.gantry.gateway.live;

import io.gantry.gateway.feed.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames back to back in one buffer, so that a socket is sent them by one call; made once for all
 * sockets that are to be sent the same. For one event loop, while it tells them of one batch.
 */
final class SharedBuffers implements AutoCloseable {
    /** What so many do not have in common would be kept for few. */
    private static final int MOST = 16;

    private final Map<List<Frame>, ByteBuf> made = new HashMap<>();

    /** To be released by who gets it. Frames are the same only if they are the same objects. */
    ByteBuf of(List<Frame> frames, ByteBufAllocator allocator) {
        ByteBuf known = made.get(frames);
        if (known != null) {
            return known.retainedDuplicate();
        }
        ByteBuf buffer = join(frames, allocator);
        if (made.size() < MOST) {
            made.put(List.copyOf(frames), buffer.retainedDuplicate());
        }
        return buffer;
    }

    /** Outside of the heap, from where the kernel would be given a copy for each socket. */
    private static ByteBuf join(List<Frame> frames, ByteBufAllocator allocator) {
        ByteBuf buffer = allocator.directBuffer(frames.stream().mapToInt(Frame::size).sum());
        frames.forEach(frame -> frame.writeTo(buffer));
        return buffer;
    }

    /** Netty keeps what is not written yet. */
    @Override
    public void close() {
        made.values().forEach(ByteBuf::release);
        made.clear();
    }
}
