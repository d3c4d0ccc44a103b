package io.gantry.platform.suite;

import com.sun.management.OperatingSystemMXBean;
import io.gantry.platform.process.Ports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine must offer before anything is started. */
final class Requirements {
    private static final long GIB = 1024L * 1024 * 1024;
    // The suite takes about 3 GiB when it works; with less than 2 it would not even start.
    private static final long LEAST_MEMORY = 2 * GIB;
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private Requirements() {}

    static void requirePort(int port, String flag) {
        if (port < 1 || port > 65_535) {
            throw new Refusal(flag + " must be a port from 1 to 65535, not " + port + ".");
        }
        if (!Ports.isFree(port)) {
            throw new Refusal(
                    "Port "
                            + port
                            + " cannot be opened, perhaps it is in use: choose another with "
                            + flag
                            + ".");
        }
    }

    static void requireMemory() throws IOException {
        var available = availableMemory();
        if (available < LEAST_MEMORY) {
            throw new Refusal(
                    "Gantry needs about 3 GiB of memory and only %.1f GiB are available."
                            .formatted((double) available / GIB));
        }
    }

    /**
     * Of a container at most what it may use; elsewhere than on Linux the whole memory, as caches
     * count as used there.
     */
    private static long availableMemory() throws IOException {
        var total =
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize();
        if (!Files.exists(MEMINFO)) {
            return total;
        }
        try (var lines = Files.lines(MEMINFO)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .map(free -> Math.min(free, total))
                    .orElse(total);
        }
    }
}
