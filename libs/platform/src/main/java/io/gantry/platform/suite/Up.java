package io.gantry.platform.suite;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.service.Service;
import io.gantry.platform.supervisor.Supervisor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything and returns when all is ready. */
@Command(name = "up", description = "start everything")
final class Up implements Callable<Integer> {
    @Mixin private DataOption dataOption = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of the gateway (default: ${DEFAULT-VALUE})",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--ssh-port",
            paramLabel = "PORT",
            description = "of git over SSH (default: ${DEFAULT-VALUE})",
            defaultValue = "2222")
    private int sshPort;

    @Option(names = "--foreground", description = "stay; Ctrl-C stops everything")
    private boolean foreground;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var data = dataOption.created();
        var running = new Running(data);
        if (running.isOwned()) {
            System.out.println("Gantry is already running at " + running.url());
            return 0;
        }
        // What an earlier run left behind may hold the very ports that are asked for.
        running.processes().end();
        requireMachine();
        var passwordFile = data.root().resolve("admin-password");
        var knownBefore = Files.exists(passwordFile);
        var supervisor = Supervisor.launch(data, DataOption.home(), port, sshPort);
        var guard = stopWhenInterrupted(data);
        if (!relayed(supervisor)) {
            running.processes().end();
            System.err.println("Gantry did not start, see also " + data.log("suite"));
            return 1;
        }
        System.out.println(new Welcome(running.url(), passwordFile, knownBefore).text());
        return foreground ? stay(supervisor) : leave(guard);
    }

    private void requireMachine() throws IOException {
        Requirements.requirePort(port, "--port");
        if (Service.builtIn(DataOption.home()).contains(Service.GIT)) {
            Requirements.requirePort(sshPort, "--ssh-port");
        }
        Requirements.requireMemory();
    }

    /**
     * Ctrl-C before all is ready leaves nothing running; in the foreground that holds until the
     * end.
     */
    private static Thread stopWhenInterrupted(DataDirectory data) {
        var guard = new Thread(() -> Down.end(data), "stop");
        Runtime.getRuntime().addShutdownHook(guard);
        return guard;
    }

    private static boolean relayed(Process supervisor) throws IOException {
        try (BufferedReader lines = supervisor.inputReader()) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(Supervisor.READY)) {
                    return true;
                }
                System.out.println(line);
            }
        }
        return false;
    }

    private static int stay(Process supervisor) throws InterruptedException {
        System.out.println("Ctrl-C stops everything.");
        return supervisor.waitFor();
    }

    private static int leave(Thread guard) {
        Runtime.getRuntime().removeShutdownHook(guard);
        return 0;
    }
}
