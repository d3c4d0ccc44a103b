package io.gantry.platform.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One program of the suite: how it starts, when it is ready, how it is asked to end. */
public interface Program {
    /** The name in commands and of the log file, such as {@code kafka}. */
    String name();

    /** The name for people, such as {@code Kafka}. */
    String title();

    /** The port that others use. */
    int port();

    /** Where its output goes. */
    Path log();

    /** Starts the process, after whatever its very first start needs. */
    Process launch() throws IOException, InterruptedException;

    /** Whether it can be used; asked again and again while the process lives. */
    boolean isReady();

    /** How long a start may take. */
    Duration patience();

    /** How long a start that dies at once is tried again. */
    default Duration persistence() {
        return Duration.ZERO;
    }

    /** Whether a cache of its classes could be made and was not; see {@link AotCache}. */
    default boolean lacksCache() throws IOException {
        return false;
    }

    /** Makes that cache; says whether that went well. */
    default boolean train() throws IOException, InterruptedException {
        return false;
    }

    /** Asks the process to end in good order; returns at once. */
    default void end(Process process) {
        process.destroy();
    }
}
