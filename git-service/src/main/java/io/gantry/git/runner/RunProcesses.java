package io.gantry.git.runner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of this machine that belong to a run, whomever they have as parent now.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc</a>
 */
final class RunProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 1_000;

    private final String variable;
    private final int uid;

    /**
     * Those of a run.
     *
     * @param variable that all of them have in their environment, unless they hide it
     * @param uid the user that nobody else is, or a negative number
     */
    RunProcesses(String variable, int uid) {
        this.variable = variable;
        this.uid = uid;
    }

    /** Kills them, and those that they start meanwhile. */
    void kill() {
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> left = alive().filter(this::belongs).toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** How many threads the user of this service has, who shares his limit of them with hooks. */
    static long ownThreads() {
        return alive().filter(RunProcesses::isOwn).mapToLong(RunProcesses::threads).sum();
    }

    private static Stream<ProcessHandle> alive() {
        return ProcessHandle.allProcesses();
    }

    private boolean belongs(ProcessHandle process) {
        return uid < 0 ? hasVariable(process) : owner(process).equals(Optional.of(uid));
    }

    private boolean hasVariable(ProcessHandle process) {
        try {
            byte[] all = Files.readAllBytes(folder(process).resolve("environ"));
            return new String(all, ISO_8859_1).contains(variable);
        } catch (IOException _) {
            return false; // it has ended, or is another user's
        }
    }

    private static boolean isOwn(ProcessHandle process) {
        return owner(process).equals(owner(ProcessHandle.current()));
    }

    private static Optional<Integer> owner(ProcessHandle process) {
        try {
            return Optional.of((Integer) Files.getAttribute(folder(process), "unix:uid"));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static long threads(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(folder(process).resolve("task"))) {
            return threads.count();
        } catch (IOException _) {
            return 0;
        }
    }

    private static Path folder(ProcessHandle process) {
        return PROC.resolve(Long.toString(process.pid()));
    }
}
