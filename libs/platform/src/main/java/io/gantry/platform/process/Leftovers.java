package io.gantry.platform.process;

import io.gantry.platform.data.DataDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Processes that still work on a data directory although nobody watches them any more. */
public final class Leftovers {
    // More than a supervisor gives its services and then the stores.
    private static final Duration GRACE = Duration.ofSeconds(75);
    private static final List<String> STORES = List.of("opensearch", "kafka", Mark.POSTGRES);

    /** The part that would start all others again. */
    public static final String SUPERVISOR = "supervisor";

    private final DataDirectory data;

    public Leftovers(DataDirectory data) {
        this.data = data;
    }

    /** One such process. */
    public record Leftover(String part, ProcessHandle process) {
        private void end() {
            if (part.equals(Mark.POSTGRES)) {
                Signals.interrupt(process.pid());
                return;
            }
            process.destroy();
        }
    }

    /** All of them but this very process. */
    public List<Leftover> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> leftover(process).stream())
                .toList();
    }

    /** Ends them: who would restart others first, then services, then the stores they use. */
    public void end() throws InterruptedException {
        end(SUPERVISOR::equals);
        end(part -> !STORES.contains(part));
        for (var store : STORES) {
            end(store::equals);
        }
    }

    private void end(Predicate<String> parts) throws InterruptedException {
        var ending = find().stream().filter(leftover -> parts.test(leftover.part())).toList();
        ending.forEach(Leftover::end);
        if (awaitEnd(ending, GRACE)) {
            return;
        }
        ending.forEach(leftover -> leftover.process().destroyForcibly());
        if (!awaitEnd(ending, GRACE)) {
            throw new IllegalStateException(
                    "cannot end " + ending + ", perhaps another user started it");
        }
    }

    private static boolean awaitEnd(List<Leftover> leftovers, Duration patience)
            throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (leftovers.stream().anyMatch(leftover -> leftover.process().isAlive())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private Optional<Leftover> leftover(ProcessHandle process) {
        return process.info()
                .arguments()
                .flatMap(arguments -> Mark.partOf(data, arguments))
                .map(part -> new Leftover(part, process));
    }
}
