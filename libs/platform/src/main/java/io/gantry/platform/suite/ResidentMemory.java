package io.gantry.platform.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much memory a process takes. */
final class ResidentMemory {
    private ResidentMemory() {}

    /**
     * Bytes of a process and its children, as {@code ps} tells them; empty if it does not. Memory
     * that PostgreSQL's processes share counts for each of them.
     */
    static Optional<Long> of(long pid) throws IOException {
        var handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return Optional.empty();
        }
        var pids = new ArrayList<String>(List.of(String.valueOf(pid)));
        handle.get().descendants().forEach(child -> pids.add(String.valueOf(child.pid())));
        try {
            return Optional.of(kilobytes(String.join(",", pids)) * 1024);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long kilobytes(String pids) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
        try (BufferedReader lines = ps.inputReader()) {
            return lines.lines().mapToLong(line -> Long.parseLong(line.strip())).sum();
        }
    }
}
