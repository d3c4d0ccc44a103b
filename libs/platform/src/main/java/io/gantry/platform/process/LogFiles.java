package io.gantry.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps log files from growing for ever. */
final class LogFiles {
    private static final long LIMIT = 50L * 1024 * 1024;

    private LogFiles() {}

    /**
     * Puts a log above 50 MiB aside, as {@code name.log.1}, in place of the one put aside before.
     */
    static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LIMIT) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
