package io.gantry.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the WebSocket, which can also stop reading. */
final class LiveClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    private int pings;

    private LiveClient(int port, Map<String, String> headers) {
        WebSocket.Builder handshake = HTTP.newWebSocketBuilder();
        headers.forEach(handshake::header);
        socket =
                handshake
                        .buildAsync(URI.create("ws://127.0.0.1:%d/api/v1/ws".formatted(port)), this)
                        .join();
    }

    /** One who reads all that comes. */
    static LiveClient open(int port, String token) {
        LiveClient client = openAndIgnore(port, token);
        client.read();
        return client;
    }

    /** One who reads all that comes, and says that in his handshake. */
    static LiveClient open(int port, Map<String, String> headers) {
        LiveClient client = new LiveClient(port, headers);
        client.read();
        return client;
    }

    /** One who reads nothing, neither from his socket. */
    static LiveClient openAndIgnore(int port, String token) {
        return new LiveClient(port, Map.of("Authorization", "Bearer " + token));
    }

    /** Reads from now on. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Says it to one who may have closed. */
    void trySay(String text) {
        var _ = socket.sendText(text, true).exceptionally(_ -> socket).join();
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Returns once everything that was said before was heard. */
    void untilHeard() {
        String ping = "ping " + pings++;
        socket.sendPing(ByteBuffer.wrap(ping.getBytes(UTF_8))).join();
        String pong = take(pongs);
        if (!ping.equals(pong)) {
            throw new AssertionError(ping + " was answered by " + pong);
        }
    }

    /** The next message. */
    JsonNode next() {
        return take(messages);
    }

    /** The messages up to the one with that value at that place. */
    List<JsonNode> until(String pointer, String value) {
        List<JsonNode> seen = new ArrayList<>();
        JsonNode message;
        do {
            message = next();
            seen.add(message);
        } while (!value.equals(message.at(pointer).asString("")));
        return seen;
    }

    /** The code that the other side closes with. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone() && !socket.isInputClosed();
    }

    /** Cuts the connection without a word. */
    void cut() {
        socket.abort();
    }

    private static <T> T take(BlockingQueue<T> queue) {
        try {
            T taken = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError("nothing came within " + PATIENCE);
            }
            return taken;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        // whether to read is decided later
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            messages.add(JsonMapper.shared().readTree(part.toString()));
            part.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer content) {
        pongs.add(UTF_8.decode(content).toString());
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
