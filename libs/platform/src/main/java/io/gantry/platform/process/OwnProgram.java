package io.gantry.platform.process;

import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A main class of this very module in a process of its own, with a class cache beside the module's
 * jars.
 *
 * @param options of its JVM
 */
public record OwnProgram(DataDirectory data, String name, Class<?> main, List<String> options) {
    /** The system property by which such a class is told to end as soon as it is ready. */
    private static final String EXIT_WHEN_READY = "gantry.exit-when-ready";

    public OwnProgram {
        options = List.copyOf(options);
    }

    /** The same with more options. */
    public OwnProgram with(String... more) {
        return new OwnProgram(
                data, name, main, Stream.concat(options.stream(), Stream.of(more)).toList());
    }

    /** Starts it, with its cache if there is one. */
    public Process launch(String... arguments) throws IOException {
        var cache = cache();
        return command(cache.isPresent() ? cache.get().options() : List.of(), arguments).start();
    }

    /** Whether a cache could be made and was not. */
    public boolean lacksCache() throws IOException {
        var cache = cache();
        return cache.isPresent() && !cache.get().isFresh();
    }

    /** Makes the cache by a start that ends at once; says whether that went well. */
    public boolean train(String... arguments) throws IOException, InterruptedException {
        var cache = cache();
        if (cache.isEmpty()) {
            return false;
        }
        return cache.get()
                .train(
                        command(
                                List.of(cache.get().recording(), "-D" + EXIT_WHEN_READY + "=true"),
                                arguments));
    }

    /** For the main class: called when it is ready. */
    public static void ready() {
        if (Boolean.getBoolean(EXIT_WHEN_READY)) {
            System.exit(0);
        }
    }

    private ProcessBuilder command(List<String> more, String... arguments) {
        return JavaCommand.of(data, name)
                .with(options.toArray(String[]::new))
                .with(more.toArray(String[]::new))
                .run(main, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log(name).toFile()));
    }

    /** None if this module does not run from a jar in a folder that can be written. */
    private Optional<AotCache> cache() throws IOException {
        var jar = ownJar();
        var folder = jar.resolveSibling("..").normalize();
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        var cache = new AotCache(folder.resolve(name + ".aot"), Stamp.of(jar));
        return cache.isFresh() || Files.isWritable(folder) ? Optional.of(cache) : Optional.empty();
    }

    private static Path ownJar() {
        try {
            return Path.of(
                    OwnProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
