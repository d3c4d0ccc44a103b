package io.gantry.platform.suite;

import io.gantry.platform.process.Part.State;
import io.gantry.platform.supervisor.PartStatus;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what runs; answers 0 if all of it is ready, else 3. */
@Command(name = "status", description = "show each part; exit code 0 if all are ready, else 3")
final class Status implements Callable<Integer> {
    private static final int NOT_READY = 3;
    private static final String ROW = "%-18s %-9s %8s %6s  %-19s %8s%n";

    @Mixin private DataOption dataOption = new DataOption();

    @Override
    public Integer call() throws IOException {
        var running = new Running(dataOption.existing());
        if (!running.isOwned()) {
            System.out.println(notRunning(running));
            return NOT_READY;
        }
        var parts = running.parts();
        print(parts);
        var ready =
                !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == State.READY);
        System.out.println(ready ? "Gantry is ready at " + running.url() : "Gantry is not ready");
        return ready ? 0 : NOT_READY;
    }

    private static String notRunning(Running running) {
        var left =
                running.processes().find().stream()
                        .map(leftover -> leftover.part() + " " + leftover.process().pid())
                        .toList();
        if (left.isEmpty()) {
            return "Gantry is not running";
        }
        return "Gantry's supervisor has died and left "
                + String.join(", ", left)
                + ": run ./gantry up or ./gantry down";
    }

    private static void print(List<PartStatus> parts) throws IOException {
        System.out.printf(ROW, "PART", "STATE", "PID", "PORT", "SINCE", "MEMORY");
        for (var part : parts) {
            var state = part.state().name().toLowerCase(Locale.ROOT);
            var memory =
                    ResidentMemory.of(part.pid())
                            .map(bytes -> bytes / (1024 * 1024) + " MiB")
                            .orElse("-");
            System.out.printf(
                    ROW,
                    part.name(),
                    state,
                    part.pid() == 0 ? "-" : part.pid(),
                    part.port(),
                    local(part.since()),
                    memory);
        }
    }

    private static String local(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
