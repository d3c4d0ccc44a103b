import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many WebSockets, some of which stop reading, while entities are written: java WebSockets.java URL
 * TOKEN CLIENTS DEAF EVENTS_PER_SECOND WARM_SECONDS SECONDS. All read while all is warmed up, with
 * the same load; then the deaf stop. Prints for the time after that the delay from a change to its
 * message in ms, how many messages came, how many of the deaf were closed, and of how many cores
 * each part of the suite and this program made use. Frames are only counted, but at each 64th
 * client, so that this program does not use up what it measures.
 */
class WebSockets {
    private static final int DOCUMENTS = 5;
    private static final int SAMPLED = 64;
    private static final byte TEXT = (byte) 0x81;
    private static final byte PING = (byte) 0x89;
    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};
    private static final byte[] TIME = "\"timestamp\":\"".getBytes(ISO_8859_1);

    /** Between two looks at all sockets, so that more is read at once; a part of the delay. */
    private static final long NAP_MILLIS = 1;

    private static final ByteBuffer READ = ByteBuffer.allocateDirect(1 << 20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final List<Long> DELAYS = new ArrayList<>();
    private static volatile boolean warm;
    private static volatile boolean over;
    private static long messages;

    public static void main(String[] arguments) throws Exception {
        URI url = URI.create(arguments[0]);
        String token = arguments[1];
        int clients = Integer.parseInt(arguments[2]);
        int deaf = Integer.parseInt(arguments[3]);
        int rate = Integer.parseInt(arguments[4]);
        int warming = Integer.parseInt(arguments[5]);
        int seconds = Integer.parseInt(arguments[6]);
        Selector selector = Selector.open();
        List<SocketChannel> ignoring = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            SocketChannel socket = open(url, token);
            socket.configureBlocking(false);
            Client client = new Client(socket, i < deaf, i % SAMPLED == SAMPLED - 1);
            socket.register(selector, SelectionKey.OP_READ, client);
            if (i < deaf) {
                ignoring.add(socket);
            }
        }
        Thread reader = Thread.ofPlatform().start(() -> read(selector));
        write(url, token, rate, warming);
        warm = true;
        Cores cores = new Cores();
        int written = write(url, token, rate, seconds);
        String used = cores.toString();
        TimeUnit.SECONDS.sleep(6); // until the last closed ones have been hung up on
        over = true;
        selector.wakeup();
        reader.join();
        long closed = ignoring.stream().filter(WebSockets::ends).count();
        long[] sorted = DELAYS.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "p50 %.1f p99 %.1f max %.1f ms; %d changes, %d messages of %d; %d of %d deaf closed%n",
                sorted[sorted.length / 2] / 1e3,
                sorted[(int) (sorted.length * 0.99)] / 1e3,
                sorted[sorted.length - 1] / 1e3,
                written,
                messages,
                (long) written * (clients - deaf),
                closed,
                deaf);
        System.out.println("cores: " + used);
    }

    /** A handshake by hand; what comes behind its head is the beginning of the first frame. */
    private static SocketChannel open(URI url, String token)
            throws IOException, InterruptedException {
        SocketChannel socket =
                SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        String request =
                "GET /api/v1/ws HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                        + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.write(
                ByteBuffer.wrap(
                        request.formatted(url.getHost(), url.getPort(), token)
                                .getBytes(ISO_8859_1)));
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            if (socket.read(one.clear()) < 0) {
                throw new IOException("hung up after " + head);
            }
            head.append((char) one.get(0));
        }
        if (head.toString().startsWith("HTTP/1.1 429")) {
            socket.close();
            TimeUnit.SECONDS.sleep(1);
            return open(url, token);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
        return socket;
    }

    private static void read(Selector selector) {
        try {
            while (!over) {
                selector.select(WebSockets::read);
                TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
            }
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            System.err.println(e);
            System.exit(1);
        }
    }

    private static void read(SelectionKey key) {
        Client client = (Client) key.attachment();
        if (warm && client.deaf) {
            key.cancel();
            return;
        }
        try {
            if (client.socket.read(READ.clear()) < 0) {
                throw new IOException("a client who reads was closed");
            }
            client.take(READ.flip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several small entities in one request, so that no limit of requests is met. */
    private static int write(URI url, String token, int rate, int seconds) throws Exception {
        String run = Long.toString(System.nanoTime(), 36);
        AtomicInteger written = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        long start = System.nanoTime();
        int requests = rate * seconds / DOCUMENTS;
        for (int i = 0; i < requests; i++) {
            long wait = start + i * (1_000_000_000L * DOCUMENTS / rate) - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            running.incrementAndGet();
            HTTP.sendAsync(apply(url, token, run + "-" + i), BodyHandlers.ofString())
                    .whenComplete(
                            (answer, failure) -> {
                                running.decrementAndGet();
                                if (failure == null && answer.statusCode() == 200) {
                                    written.addAndGet(DOCUMENTS);
                                }
                            });
        }
        while (running.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return written.get();
    }

    private static HttpRequest apply(URI url, String token, String name) {
        String entity =
                """
                {"kind":"Service","metadata":{"name":"live-%s-%d","owner":"bench",
                "description":"%s"},"spec":{"type":"backend"}}""";
        String body =
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> entity.formatted(name, i, "x".repeat(500)))
                        .collect(Collectors.joining(",", "[", "]"));
        return HttpRequest.newBuilder(url.resolve("/api/v1/apply"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Whether the other side has ended it, behind all that was on its way. */
    private static boolean ends(SocketChannel socket) {
        try {
            socket.configureBlocking(false);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            int read;
            do {
                read = socket.read(buffer.clear());
            } while (read > 0);
            return read < 0;
        } catch (IOException e) {
            return true; // reset
        }
    }

    /** Where one client is in the stream of frames. */
    private static final class Client {
        private final SocketChannel socket;
        private final boolean deaf;
        private final boolean sampled;
        private final byte[] head = new byte[10];
        private final byte[] text = new byte[4096];
        private int inHead;
        private int inText;
        private long left;

        Client(SocketChannel socket, boolean deaf, boolean sampled) {
            this.socket = socket;
            this.deaf = deaf;
            this.sampled = sampled;
        }

        void take(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (left == 0) {
                    head[inHead++] = bytes.get();
                    left = length();
                    inText = 0;
                    if (inHead == 0 && head[0] == PING) {
                        socket.write(ByteBuffer.wrap(PONG));
                    }
                    continue;
                }
                int piece = (int) Math.min(left, bytes.remaining());
                keep(bytes, piece);
                bytes.position(bytes.position() + piece);
                left -= piece;
                if (left == 0) {
                    told();
                }
            }
        }

        /** Of the frame whose head is complete, else 0; an empty one counts as no frame. */
        private long length() {
            int length = inHead < 2 ? -1 : head[1];
            int needed = length == 126 ? 4 : length == 127 ? 10 : 2;
            if (length < 0 || inHead < needed) {
                return 0;
            }
            inHead = 0;
            ByteBuffer buffer = ByteBuffer.wrap(head);
            return needed == 2
                    ? length
                    : needed == 4 ? buffer.getShort(2) & 0xFFFF : buffer.getLong(2);
        }

        private void keep(ByteBuffer bytes, int piece) {
            int kept = sampled ? Math.min(piece, text.length - inText) : 0;
            bytes.get(bytes.position(), text, inText, kept);
            inText += kept;
        }

        private void told() {
            if (head[0] != TEXT) {
                return;
            }
            if (!warm) {
                return;
            }
            messages++;
            if (sampled) {
                String start = new String(text, 0, inText, ISO_8859_1);
                int from = start.indexOf(new String(TIME, ISO_8859_1)) + TIME.length;
                Instant time = Instant.parse(start.substring(from, start.indexOf('"', from)));
                DELAYS.add(Duration.between(time, Instant.now()).toNanos() / 1000);
            }
        }
    }
}
