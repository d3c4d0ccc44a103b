package io.gantry.gateway.live;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.feed.Frame;
import io.gantry.gateway.feed.LiveChannel;
import io.gantry.gateway.feed.LiveEvent;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client: who he is, what he wants to hear, and what waits for him. Only the thread of its
 * event loop touches it, but where it says otherwise.
 */
final class Socket {
    /** How long a client may take to close in his turn; one who does not read never will. */
    private static final long CLOSE_PATIENCE_SECONDS = 5;

    /** Where the client is in what happens. */
    private enum Stage {
        /** He may say first that he resumes, and then hears nothing twice. */
        NEW,
        LIVE,
        /** A replay is on its way and will come to what happens now. */
        BEHIND,
        /** The replay ends where what is held begins. */
        HOLDING
    }

    private final Channel channel;
    private final Outgoing outgoing;
    private final LiveMeters meters;
    private volatile Caller caller;
    private @Nullable Set<LiveChannel> subscribed;
    private Stage stage = Stage.NEW;
    private boolean asked;
    private volatile boolean closed;

    Socket(Channel channel, Caller caller, LiveProperties properties, LiveMeters meters) {
        this.channel = channel;
        this.caller = caller;
        this.meters = meters;
        this.outgoing = new Outgoing(channel, properties.buffer().toBytes());
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** From any thread: who the client is now. */
    void becomes(Caller now) {
        caller = now;
    }

    /** From any thread. */
    boolean isClosed() {
        return closed;
    }

    void subscribe(LiveChannel wanted) {
        listen();
        if (subscribed == null) {
            subscribed = EnumSet.noneOf(LiveChannel.class);
        }
        subscribed.add(wanted);
    }

    /** Who has not subscribed to anything yet keeps the others. */
    void unsubscribe(LiveChannel unwanted) {
        listen();
        if (subscribed == null) {
            subscribed = EnumSet.allOf(LiveChannel.class);
        }
        subscribed.remove(unwanted);
    }

    /** What he has subscribed to; all of it as long as he has not. */
    Set<LiveChannel> channels() {
        return subscribed == null ? EnumSet.allOf(LiveChannel.class) : EnumSet.copyOf(subscribed);
    }

    /** Unless he resumes before. */
    void listenAfter(Duration patience) {
        var _ = loop().schedule(this::listen, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void listen() {
        if (stage == Stage.NEW) {
            join();
        }
    }

    /** Takes what has just happened, and closes the client if too much waits for him. */
    void deliver(Collection<LiveEvent> events, SharedBuffers buffers) {
        if (stage == Stage.BEHIND) {
            return;
        }
        for (LiveEvent event : events) {
            if (!closed && wants(event) && !take(event.frame())) {
                close(Ending.TOO_SLOW);
            }
        }
        flush(buffers);
    }

    private boolean take(Frame frame) {
        return stage == Stage.LIVE ? outgoing.add(frame) : outgoing.hold(frame);
    }

    private boolean wants(LiveEvent event) {
        return (subscribed == null || subscribed.contains(event.channel())) && event.isFor(caller);
    }

    /** Sends an answer to what he has said. */
    void tell(Frame frame) {
        if (!closed && !outgoing.add(frame)) {
            close(Ending.TOO_SLOW);
        }
        flush();
    }

    /** From now on a replay tells what happens; false if one does already. */
    boolean fallBehind() {
        if (stage == Stage.BEHIND || stage == Stage.HOLDING) {
            return false;
        }
        stage = Stage.BEHIND;
        outgoing.forgetHeld();
        return true;
    }

    /** What happens from now on waits for the end of the replay. */
    void hold() {
        stage = Stage.HOLDING;
    }

    /** Sends a piece of a replay; done when he has taken it, so that one piece waits at a time. */
    CompletableFuture<Void> replay(List<LiveEvent> piece) {
        for (LiveEvent event : piece) {
            if (!closed && wants(event)) {
                outgoing.addAnyway(event.frame());
            }
        }
        flush();
        return outgoing.emptied();
    }

    /** The replay has come to its end, or there is none. */
    void join() {
        stage = Stage.LIVE;
        outgoing.release();
        flush();
    }

    /** Passes on as much as Netty can take. */
    void flush() {
        try (SharedBuffers buffers = new SharedBuffers()) {
            flush(buffers);
        }
    }

    private void flush(SharedBuffers buffers) {
        meters.sent(outgoing.flush(buffers));
    }

    /** Done when the connection is. From any thread. */
    CompletableFuture<Void> whenGone() {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        channel.closeFuture().addListener(_ -> gone.complete(null));
        return gone;
    }

    /** Something was read. */
    void heard() {
        asked = false;
    }

    /** Nothing was read for a while: asks for a sign of life once, and then no more. */
    void silent() {
        if (asked) {
            close(Ending.SILENT);
            return;
        }
        asked = true;
        if (channel.isWritable()) {
            var _ = channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
        }
    }

    /** Answers a ping, unless he does not read the answers. */
    void pong(ByteBuf content) {
        if (channel.isWritable()) {
            var pong = new PongWebSocketFrame(content.copy());
            var _ = channel.writeAndFlush(pong, channel.voidPromise());
        }
    }

    /** From any thread: closes with that reason; what waits is not sent any more. */
    void end(Ending ending) {
        if (loop().inEventLoop()) {
            close(ending);
            return;
        }
        loop().execute(() -> close(ending));
    }

    private void close(Ending ending) {
        if (closed) {
            return;
        }
        forget();
        meters.closed(ending);
        var farewell = new CloseWebSocketFrame(ending.code(), ending.reason());
        var _ = channel.writeAndFlush(farewell, channel.voidPromise());
        // Not at once: what he says meanwhile would reset the connection, and he not read why.
        var _ = loop().schedule(this::hangUp, CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void hangUp() {
        var _ = channel.close();
    }

    /** The connection has ended, by whomever. */
    void gone() {
        if (!closed) {
            forget();
            meters.left();
        }
    }

    private void forget() {
        closed = true;
        meters.dropped(outgoing.clear());
    }
}
