package io.gantry.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Loaded and linked classes of one program, kept in a file that lets its JVM start in less than
 * half the time. It holds for one build on one JDK.
 *
 * @param file the cache
 * @param origin the program it is for
 * @see <a href="https://openjdk.org/jeps/514">JEP 514</a>
 */
public record AotCache(Path file, String origin) {
    private static final int PATIENCE_S = 180;

    /** The options with which a JVM uses the cache; none if it does not fit. */
    public List<String> options() throws IOException {
        return isFresh() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** Whether it was made for this program on this JDK. */
    public boolean isFresh() throws IOException {
        return Files.exists(file) && stamp().says(stampText());
    }

    /** The option with which a run of the program leaves the cache when it ends. */
    public String recording() {
        return "-XX:AOTCacheOutput=" + file;
    }

    /**
     * Runs the program once for the sake of the cache; it must end by itself. Returns whether there
     * is a cache now.
     */
    public boolean train(ProcessBuilder program) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        var process = program.start();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)
                    || process.exitValue() != 0
                    || !Files.exists(file)) {
                return false;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        stamp().write(stampText());
        return true;
    }

    private Stamp stamp() {
        return new Stamp(file.resolveSibling(file.getFileName() + ".stamp"));
    }

    private String stampText() {
        return origin
                + "\n"
                + System.getProperty("java.vm.version")
                + "\n"
                + System.getProperty("java.home");
    }
}
