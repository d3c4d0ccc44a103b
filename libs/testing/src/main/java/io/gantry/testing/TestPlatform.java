package io.gantry.testing;

/**
 * Real PostgreSQL, Kafka and OpenSearch, once for all tests of a module: a process of {@code
 * libs/platform}, or containers with {@code -Ptestcontainers}. Where they are is in the system
 * properties that {@code gantry-*.yml} look for.
 */
public final class TestPlatform {
    private static final String CONTAINERS = "containers";

    private TestPlatform() {}

    /** Starts the platform if it does not run yet, and returns when all of it is ready. */
    public static Infrastructure start() {
        return Running.INFRASTRUCTURE;
    }

    /** What tests may do to the infrastructure. */
    public interface Infrastructure {
        /** Kills one of {@code postgres}, {@code kafka}, {@code opensearch} without warning. */
        void kill(String part);

        /** Starts it again, at the same address with the same data. */
        void restart(String part);
    }

    private static final class Running {
        static final Infrastructure INFRASTRUCTURE = launch();

        private static Infrastructure launch() {
            boolean containers = CONTAINERS.equals(System.getProperty("gantry.test.platform"));
            return containers ? ContainerPlatform.launch() : LocalPlatform.launch();
        }
    }
}
