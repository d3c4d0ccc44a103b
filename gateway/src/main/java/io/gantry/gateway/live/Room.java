package io.gantry.gateway.live;

import io.gantry.gateway.feed.Batch;
import io.gantry.gateway.feed.Position;
import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.Set;

/** The sockets of one event loop, whose thread alone touches them, and how far they were told. */
final class Room {
    private final EventLoop loop;
    private final Set<Socket> sockets = new HashSet<>();
    private Position position;
    private volatile boolean inhabited;

    /** Not yet in use by its event loop. */
    Room(EventLoop loop, Position position) {
        this.loop = loop;
        this.position = position;
    }

    EventLoop loop() {
        return loop;
    }

    /** All that happened before was told to whoever was here. */
    Position position() {
        return position;
    }

    /** Whether somebody is here; from any thread, for which it may be a moment late. */
    boolean isInhabited() {
        return inhabited;
    }

    void enter(Socket socket) {
        sockets.add(socket);
        inhabited = true;
    }

    /** From any thread; later, since sockets may close while they are being told. */
    void leave(Socket socket) {
        loop.execute(() -> {
            sockets.remove(socket);
            inhabited = !sockets.isEmpty();
            socket.gone();
        });
    }

    void deliver(Batch batch) {
        if (!sockets.isEmpty() && !batch.events().isEmpty()) {
            try (SharedBuffers buffers = new SharedBuffers()) {
                sockets.forEach(socket -> socket.deliver(batch.events(), buffers));
            }
        }
        position = batch.position();
    }
}
