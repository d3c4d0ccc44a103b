package io.gantry.git.runner;

import io.gantry.git.storage.HookProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** Limits of which a test changes one. */
record HookLimits(
        int runs, Duration time, Duration cpu, DataSize memory, int processes, DataSize output) {
    static final HookLimits GENEROUS =
            new HookLimits(
                    4,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    DataSize.ofGigabytes(1),
                    64,
                    DataSize.ofMegabytes(1));

    private static final int UID = 62_000;

    HookLimits runs(int other) {
        return new HookLimits(other, time, cpu, memory, processes, output);
    }

    HookLimits time(Duration other) {
        return new HookLimits(runs, other, cpu, memory, processes, output);
    }

    HookLimits cpu(Duration other) {
        return new HookLimits(runs, time, other, memory, processes, output);
    }

    HookLimits memory(DataSize other) {
        return new HookLimits(runs, time, cpu, other, processes, output);
    }

    HookLimits processes(int other) {
        return new HookLimits(runs, time, cpu, memory, other, output);
    }

    HookLimits output(DataSize other) {
        return new HookLimits(runs, time, cpu, memory, processes, other);
    }

    HookProperties properties() {
        return in(Path.of("/tmp"));
    }

    HookProperties in(Path folder) {
        return new HookProperties(
                true,
                UID,
                runs,
                folder,
                time,
                cpu,
                memory,
                processes,
                output,
                DataSize.ofKilobytes(1),
                100,
                Map.of("TSURU_HOST", "t"));
    }
}
