package io.gantry.gateway.live;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.callers.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All open sockets: how many there may be, and that they are told when the gateway stops. */
@Component
class Sockets implements SmartLifecycle {
    private final LiveProperties properties;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofUser = new HashMap<>();
    private int taken;
    private volatile boolean running;

    Sockets(LiveProperties properties, MeterRegistry meters) {
        this.properties = properties;
        meters.gaugeCollectionSize("gantry.websocket.sockets", Tags.empty(), open);
    }

    /** Takes a place before the handshake; throws if there is none. */
    synchronized void reserve(Caller caller) {
        if (!running) {
            throw GatewayError.NOT_READY.exception();
        }
        if (taken >= properties.sockets()) {
            throw GatewayError.SOCKETS_EXHAUSTED.exception(properties.sockets());
        }
        int his = ofUser.getOrDefault(name(caller), 0);
        if (his >= properties.socketsPerUser()) {
            throw GatewayError.TOO_MANY_SOCKETS.exception(caller.user().username(), his);
        }
        taken++;
        ofUser.put(name(caller), his + 1);
    }

    /** Gives the place back. */
    synchronized void free(Caller caller) {
        taken--;
        ofUser.computeIfPresent(name(caller), (_, his) -> his > 1 ? his - 1 : null);
    }

    private static String name(Caller caller) {
        return caller.user().username().toLowerCase(Locale.ROOT);
    }

    void add(Socket socket) {
        open.add(socket);
        if (!running) {
            socket.end(Ending.STOPPING);
        }
    }

    void remove(Socket socket) {
        open.remove(socket);
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    /** Before the server stops, since it waits for all connections. */
    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture<?>[] gone =
                open.stream()
                        .peek(socket -> socket.end(Ending.STOPPING))
                        .map(Socket::whenGone)
                        .toArray(CompletableFuture[]::new);
        var _ = CompletableFuture.allOf(gone).thenRun(done);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
