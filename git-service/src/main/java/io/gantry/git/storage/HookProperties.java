package io.gantry.git.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How hooks run, {@code gantry.git.hooks.*}. CPU and memory are limits of each process of a run,
 * the others of the whole run.
 *
 * @param sameUser whether hooks may run as the user of this service if that is not root
 * @param uid the first of as many user ids as there are runs; nobody else on the machine may have
 *     them
 * @param runs how many hooks run at once; more of them wait
 * @param folder what runs are given to work in is below it
 * @param time how long a run may take
 * @param cpu how long one of its processes may compute
 * @param memory how much one of its processes may hold
 * @param processes how many processes a run may have at once
 * @param output how much a run may say
 * @param keptOutput how much of the end of that is kept in the log
 * @param keptRuns how many runs of a repository are kept in the log
 * @param environment what hooks find in their environment besides
 */
public record HookProperties(
        @DefaultValue("false") boolean sameUser,
        @DefaultValue("61000") int uid,
        @DefaultValue("16") int runs,
        @DefaultValue("/tmp/gantry-hooks") Path folder,
        @DefaultValue("10m") Duration time,
        @DefaultValue("5m") Duration cpu,
        @DefaultValue("1GB") DataSize memory,
        @DefaultValue("64") int processes,
        @DefaultValue("1MB") DataSize output,
        @DefaultValue("64KB") DataSize keptOutput,
        @DefaultValue("100") int keptRuns,
        @DefaultValue Map<String, String> environment) {
    public HookProperties {
        environment = Map.copyOf(environment);
        requirePositive("uid", uid);
        requirePositive("runs", runs);
        requirePositive("processes", processes);
        requirePositive("kept-runs", keptRuns);
        requirePositive("cpu", cpu.toSeconds());
        requirePositive("time", time.toMillis());
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "gantry.git.hooks.%s is %d, expected at least 1".formatted(name, value));
        }
    }
}
