package io.gantry.platform.supervisor;

import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where the supervisor writes down the state of all parts for whoever asks. */
public final class StatusFile {
    private final Path file;

    public StatusFile(DataDirectory data) {
        this.file = data.run().resolve("status");
    }

    /** The parts; of meaning only while a supervisor runs. */
    public List<PartStatus> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream().map(PartStatus::parse).toList();
    }

    synchronized void write(List<PartStatus> parts) throws IOException {
        var draft = file.resolveSibling("status.new");
        Files.write(draft, parts.stream().map(PartStatus::line).toList());
        Files.move(
                draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
