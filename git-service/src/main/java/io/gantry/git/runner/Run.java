package io.gantry.git.runner;

import io.gantry.git.storage.HookProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run: started, listened to, stopped when it breaks a limit, and all of it ended. */
final class Run {
    private static final int SIGNALLED = 128;
    private static final int OUT_OF_CPU = SIGNALLED + 24;

    private final HookProperties properties;
    private final Isolation isolation;
    private final Clock clock;
    private final RunCommand command;
    private final RunFolder folder;
    private volatile @Nullable String trouble;

    Run(
            HookProperties properties,
            Isolation isolation,
            Clock clock,
            RunCommand command,
            RunFolder folder) {
        this.properties = properties;
        this.isolation = isolation;
        this.clock = clock;
        this.command = command;
        this.folder = folder;
    }

    Outcome follow(HookProgram program, OutputStream terminal)
            throws IOException, InterruptedException {
        Instant startedAt = now();
        RunOutput output =
                new RunOutput(
                        terminal,
                        properties.output().toBytes(),
                        Math.toIntExact(properties.keptOutput().toBytes()));
        Process process = command.of(program, folder).start();
        Thread listener =
                Thread.ofPlatform()
                        .name("hook-" + folder.id())
                        .start(() -> listen(process, output));
        try {
            if (!process.waitFor(properties.time().toMillis(), TimeUnit.MILLISECONDS)) {
                trouble = "it took longer than " + properties.time();
            }
        } finally {
            killAll(process);
        }
        listener.join();
        int status = process.waitFor();
        return new Outcome(status, trouble(status), startedAt, now(), output.end());
    }

    private void listen(Process process, RunOutput output) {
        try (InputStream said = process.getInputStream()) {
            if (!output.passOn(said)) {
                trouble = "it said more than %d bytes".formatted(properties.output().toBytes());
                killAll(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system ends a namespace with its first process, which ends with its parent. */
    private void killAll(Process process) {
        process.toHandle().destroyForcibly(); // the process itself would drop its output too
        switch (isolation) {
            case NAMESPACES, REFUSED -> {}
            case OTHER_USER -> processes(command.uid()).kill();
            case SAME_USER -> processes(-1).kill();
        }
    }

    private RunProcesses processes(int uid) {
        return new RunProcesses(RunCommand.RUN + "=" + folder.id(), uid);
    }

    private @Nullable String trouble(int status) {
        if (trouble == null && status == OUT_OF_CPU) {
            return "it computed longer than " + properties.cpu();
        }
        return trouble;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
