package io.gantry.platform.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Tells what happens: to the one who waits for the start, and for ever to the suite's log. */
final class Progress {
    private final PrintStream out;
    private final Path log;

    Progress(PrintStream out, Path log) {
        this.out = out;
        this.log = log;
    }

    /** A line for both. */
    void say(String line) {
        out.println(line);
        out.flush();
        record(line);
    }

    /** That a part is ready, and how long it took. */
    void ready(String title, Duration took) {
        say(String.format(Locale.ROOT, "%-18s ready (%.1f s)", title, took.toMillis() / 1000.0));
    }

    /** A line for the log alone. */
    void record(String line) {
        try {
            Files.writeString(
                    log,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
