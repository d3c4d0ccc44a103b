package io.gantry.platform.postgres;

import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the server below the data directory. */
final class PostgresCluster {
    private final DataDirectory data;
    private final PostgresCommand command;

    PostgresCluster(DataDirectory data, PostgresCommand command) {
        this.data = data;
        this.command = command;
    }

    Path directory() {
        return data.root().resolve("postgres");
    }

    /** Creates the files at the first start; aside, so that a crash does not leave half of them. */
    void create(boolean fast) throws IOException, InterruptedException {
        if (Files.isDirectory(directory())) {
            return;
        }
        var draft = Files.createTempDirectory(data.root(), "postgres-new-");
        var words =
                new ArrayList<>(
                        List.of(
                                "-D",
                                draft.toString(),
                                "-U",
                                Postgres.USER,
                                "--auth=scram-sha-256"));
        words.add("--pwfile=" + data.secrets().postgresPassword());
        // The provider of PostgreSQL itself: the same order on every system, by code point.
        words.addAll(
                List.of(
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        words.add("--no-instructions");
        if (fast) {
            words.add("--no-sync");
        }
        if (command.start("initdb", words).waitFor() != 0) {
            throw new IOException("its files could not be created, see " + data.log("postgres"));
        }
        Files.move(draft, directory());
    }

    /**
     * Removes the pid file if its number belongs to another program by now, as happens after a
     * restart of a container; the server would take that one for itself and refuse to start.
     */
    void forgetReusedPid() throws IOException {
        var file = directory().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Files.readAllLines(file).getFirst().strip();
        var program =
                ProcessHandle.of(Long.parseLong(pid)).flatMap(process -> process.info().command());
        if (program.filter(path -> !path.endsWith("postgres")).isPresent()) {
            Files.delete(file);
        }
    }
}
