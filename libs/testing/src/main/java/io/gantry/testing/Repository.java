package io.gantry.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Places around the project, whichever module's tests run. */
public final class Repository {
    private Repository() {}

    /** The folder of the root POM. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }

    /** A folder of the shared test data, which a clone elsewhere does not have. */
    public static Optional<Path> shared(String path) {
        return Optional.of(root().resolveSibling("shared").resolve(path)).filter(Files::exists);
    }
}
