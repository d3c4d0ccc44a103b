package io.gantry.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the programs of PostgreSQL, which refuse to run as root. */
final class PostgresCommand {
    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private final Path home;
    private final Path log;

    PostgresCommand(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    Process start(String program, List<String> arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(unprivileged());
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        var builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Settings of the user's own servers must not reach ours.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start();
    }

    /**
     * For root a namespace in which it is nobody; files stay root's, so nothing has to be given
     * away.
     */
    private static List<String> unprivileged() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        var probe = new ArrayList<>(AS_NOBODY);
        probe.add("true");
        if (new ProcessBuilder(probe)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException(
                    "PostgreSQL refuses to run as root and this machine forbids `unshare -U`: run as another user");
        }
        return AS_NOBODY;
    }
}
