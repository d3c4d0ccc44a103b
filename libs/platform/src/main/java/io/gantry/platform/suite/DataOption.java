package io.gantry.platform.suite;

import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --data} flag of all commands and the checkout that its default lies in. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where everything is kept (default: data in the checkout)")
    private @Nullable Path directory;

    /** The checkout of the project; the launcher script tells it. */
    static Path home() {
        return Path.of(System.getProperty("gantry.home", ".")).toAbsolutePath().normalize();
    }

    /** The directory as it is. */
    DataDirectory existing() throws IOException {
        return DataDirectory.of(path());
    }

    /** The directory, made if missing. */
    DataDirectory created() {
        try {
            var data = DataDirectory.create(path());
            Files.deleteIfExists(Files.createTempFile(data.run(), "try", ""));
            return data;
        } catch (IOException e) {
            throw new Refusal(
                    "The data directory "
                            + path()
                            + " cannot be written ("
                            + e.getMessage()
                            + "): choose another with --data.");
        }
    }

    private Path path() {
        return directory == null ? home().resolve("data") : directory;
    }
}
