package io.gantry.platform;

import io.gantry.platform.process.Part;
import io.gantry.platform.process.PartFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with several parts, a few at a time. */
public final class Parallel {
    private Parallel() {}

    /** Something done with a part. */
    @FunctionalInterface
    public interface Step<T> {
        void apply(T part) throws Exception;
    }

    /** Starts the parts at once. */
    public static void start(List<Part> parts) throws PartFailed, InterruptedException {
        each(parts, parts.size(), Part::start);
    }

    /** Stops the parts at once. */
    public static void stop(List<Part> parts) throws InterruptedException {
        try {
            each(parts, parts.size(), Part::stop);
        } catch (PartFailed e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for all, then throws the first failure; the steps that still run are interrupted by it.
     */
    public static <T> void each(List<T> parts, int atOnce, Step<T> step)
            throws PartFailed, InterruptedException {
        try (var executor = Executors.newFixedThreadPool(Math.max(1, atOnce))) {
            var running = new ArrayList<Future<?>>();
            for (var part : parts) {
                running.add(
                        executor.submit(() -> {
                            step.apply(part);
                            return part;
                        }));
            }
            try {
                for (var future : running) {
                    future.get();
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                executor.shutdownNow();
                throw e;
            }
        }
    }

    private static PartFailed failure(ExecutionException e) {
        if (e.getCause() instanceof PartFailed failed) {
            return failed;
        }
        throw new IllegalStateException(e.getCause());
    }
}
