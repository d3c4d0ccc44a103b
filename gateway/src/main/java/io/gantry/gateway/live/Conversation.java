package io.gantry.gateway.live;

import io.gantry.gateway.feed.Feeds;
import io.gantry.gateway.feed.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;

/** What one client says, and what follows from it. For the thread of his event loop. */
final class Conversation {
    private final Socket socket;
    private final Room room;
    private final Feeds feeds;
    private final ResumeRelay resumes;
    private final Notices notices;
    private final LiveProperties properties;
    private long second;
    private int inThatSecond;

    Conversation(
            Socket socket,
            Room room,
            Feeds feeds,
            ResumeRelay resumes,
            Notices notices,
            LiveProperties properties) {
        this.socket = socket;
        this.room = room;
        this.feeds = feeds;
        this.resumes = resumes;
        this.notices = notices;
        this.properties = properties;
    }

    void hear(WebSocketMessage message) {
        if (socket.isClosed()) {
            return;
        }
        if (isTooMuch()) {
            socket.end(Ending.TOO_MANY_MESSAGES);
            return;
        }
        switch (message.getType()) {
            case TEXT -> hearText(message);
            case BINARY -> refuse("the message is binary, expected a text with a JSON object");
            case PING -> socket.pong(NettyDataBufferFactory.toByteBuf(message.getPayload()));
            case PONG -> socket.heard();
        }
    }

    private boolean isTooMuch() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        inThatSecond = now == second ? inThatSecond + 1 : 1;
        second = now;
        return inThatSecond > properties.messagesPerSecond();
    }

    private void hearText(WebSocketMessage message) {
        int length = message.getPayload().readableByteCount();
        long longest = properties.message().toBytes();
        if (length > longest) {
            refuse("the message has %d bytes, expected at most %d".formatted(length, longest));
            return;
        }
        try {
            follow(Command.parse(message.getPayloadAsText()));
        } catch (Command.Refused e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void follow(Command command) {
        switch (command) {
            case Command.Subscribe wish -> socket.subscribe(wish.channel());
            case Command.Unsubscribe wish -> socket.unsubscribe(wish.channel());
            case Command.Resume wish -> resume(wish);
        }
    }

    private void resume(Command.Resume wish) {
        Optional<Position> after = feeds.position(wish.after());
        if (after.isEmpty()) {
            socket.tell(notices.resumeFailed("after is no id of a message"));
            return;
        }
        if (!socket.fallBehind()) {
            refuse("a resume is still going on");
            return;
        }
        Instant oldest = Instant.now().minus(properties.resumeBack());
        new Replay(socket, room, notices, after.get(), oldest, resumes::add).aim();
    }

    /** It does no harm to those who go on; the number of messages is limited anyway. */
    private void refuse(String sentence) {
        socket.tell(notices.error(sentence));
    }
}
