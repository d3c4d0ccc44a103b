package io.gantry.platform.suite;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.process.Leftovers;
import io.gantry.platform.service.Service;
import io.gantry.platform.supervisor.PartStatus;
import io.gantry.platform.supervisor.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What runs on a data directory, seen from outside. */
record Running(DataDirectory data) {

    /** Whether a supervisor, or tests, own the directory now. */
    boolean isOwned() throws IOException {
        if (!Files.isDirectory(data.run())) {
            return false;
        }
        var lock = data.tryLock();
        if (lock.isEmpty()) {
            return true;
        }
        lock.get().close();
        return false;
    }

    /** All processes of the directory, supervised or not. */
    Leftovers processes() {
        return new Leftovers(data);
    }

    List<PartStatus> parts() throws IOException {
        return new StatusFile(data).read();
    }

    /** The address for a browser; empty text while no gateway is known. */
    String url() throws IOException {
        return parts().stream()
                .filter(part -> part.name().equals(Service.GATEWAY.folder()))
                .map(part -> "http://localhost:" + part.port())
                .findFirst()
                .orElse("");
    }
}
