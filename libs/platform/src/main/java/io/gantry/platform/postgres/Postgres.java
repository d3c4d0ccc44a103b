package io.gantry.platform.postgres;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.process.Program;
import io.gantry.platform.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The PostgreSQL server: on 127.0.0.1 only, with a password, as our own child so that its end is
 * seen at once.
 */
public final class Postgres implements Program {
    /** The one login; the stores of services are separate databases. */
    public static final String USER = "postgres";

    private static final String NAME = "postgres";

    /** Loses nothing in a kill, only in a power cut. */
    private static final List<String> UNSAFE =
            List.of("-c", "fsync=off", "-c", "full_page_writes=off");

    private final DataDirectory data;
    private final int port;
    private final boolean fast;
    private final Databases databases;

    /**
     * @param fast forgo what makes data survive a crash of the machine
     */
    public Postgres(DataDirectory data, int port, boolean fast) throws IOException {
        this.data = data;
        this.port = port;
        this.fast = fast;
        this.databases = new Databases(port, password());
    }

    /** The password of {@link #USER}. */
    public String password() throws IOException {
        return Files.readString(data.secrets().postgresPassword());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return data.log(NAME);
    }

    @Override
    public Process launch() throws IOException, InterruptedException {
        var command = new PostgresCommand(PostgresBinaries.unpacked(data), log());
        var cluster = new PostgresCluster(data, command);
        cluster.create(fast);
        cluster.forgetReusedPid();
        return command.start("postgres", arguments(cluster.directory()));
    }

    private List<String> arguments(Path directory) {
        var words =
                new ArrayList<>(List.of("-D", directory.toString(), "-p", String.valueOf(port)));
        words.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        words.addAll(
                List.of(
                        "-c",
                        "max_connections=200",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC"));
        if (fast) {
            words.addAll(UNSAFE);
        }
        return words;
    }

    @Override
    public boolean isReady() {
        return databases.areReady();
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(1);
    }

    /** After a kill -9 the server refuses to start until its old backends have gone. */
    @Override
    public Duration persistence() {
        return Duration.ofSeconds(30);
    }

    /** SIGINT is the fast shutdown; SIGTERM would wait for clients. */
    @Override
    public void end(Process process) {
        Signals.interrupt(process.pid());
    }
}
