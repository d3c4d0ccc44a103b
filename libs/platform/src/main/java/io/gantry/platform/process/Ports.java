package io.gantry.platform.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses free TCP ports, each once. */
public final class Ports {
    // Below the range from which systems take ports of outgoing connections: nobody grabs a port
    // while its part restarts.
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private final Random random = new Random();
    private final Set<Integer> given = new HashSet<>();

    /** A port of 127.0.0.1 that is free now and was not given before. */
    public int next() {
        while (true) {
            var port = random.nextInt(FIRST, LAST);
            if (given.add(port) && isFree(InetAddress.getLoopbackAddress(), port)) {
                return port;
            }
        }
    }

    /** Whether nobody listens on the port, on any address of the machine. */
    public static boolean isFree(int port) {
        return isFree(null, port) && isFree(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean isFree(@Nullable InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
