package io.gantry.platform.service;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.data.Directories;
import io.gantry.platform.process.AotCache;
import io.gantry.platform.process.JavaCommand;
import io.gantry.platform.process.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A built service laid out for a fast start: its jars side by side and a cache of its classes. */
public final class ServiceApp {
    private final Service service;
    private final DataDirectory data;
    private final Path jar;
    private final Path directory;

    public ServiceApp(Service service, Path home, DataDirectory data) {
        this.service = service;
        this.data = data;
        this.jar = service.jar(home);
        this.directory = service.target(home).resolve("app");
    }

    Service service() {
        return service;
    }

    /** Lays the jars out again if the service was built anew. */
    public void extract() throws IOException, InterruptedException {
        var stamp = new Stamp(directory.resolve("app.stamp"));
        var origin = Stamp.of(jar);
        if (stamp.says(origin)) {
            return;
        }
        Directories.delete(directory);
        var extraction =
                JavaCommand.of(data, service.folder())
                        .with("-Djarmode=tools")
                        .runJar(jar, "extract", "--destination", directory.toString());
        if (logged(extraction).start().waitFor() != 0) {
            throw new IOException(jar + " could not be unpacked, see " + log());
        }
        stamp.write(origin);
    }

    /** Whether its cache is still to be made. */
    public boolean lacksCache() throws IOException {
        return !cache().isFresh();
    }

    /**
     * Makes the cache by a start that ends once all beans are there; says whether that went well.
     */
    boolean train(Map<String, String> environment) throws IOException, InterruptedException {
        var cache = cache();
        return cache.train(
                program(environment, cache.recording(), "-Dspring.context.exit=onRefresh"));
    }

    /** The command that runs the service. */
    ProcessBuilder program(Map<String, String> environment, String... more) throws IOException {
        var command =
                JavaCommand.of(data, service.folder())
                        .with(service.options().toArray(String[]::new))
                        .with(more);
        var builder = logged(command.runJar(directory.resolve(jar.getFileName())));
        builder.environment().putAll(environment);
        return builder;
    }

    AotCache cache() throws IOException {
        return new AotCache(directory.resolve("app.aot"), Stamp.of(jar) + " " + service.options());
    }

    Path log() {
        return data.log(service.folder());
    }

    private ProcessBuilder logged(ProcessBuilder builder) {
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }
}
