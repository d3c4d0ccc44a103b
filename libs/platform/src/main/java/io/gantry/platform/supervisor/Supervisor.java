package io.gantry.platform.supervisor;

import io.gantry.platform.Infrastructure;
import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.process.JavaCommand;
import io.gantry.platform.process.Leftovers;
import io.gantry.platform.process.PartFailed;
import io.gantry.platform.process.Ports;
import io.gantry.platform.service.Service;
import io.gantry.platform.service.ServiceApp;
import io.gantry.platform.service.ServiceEnvironment;
import io.gantry.platform.service.ServicePorts;
import io.gantry.platform.service.ServiceProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of the process that outlives {@code ./gantry up}: starts all, keeps all alive,
 * ends all on SIGTERM.
 */
public final class Supervisor {
    /** The line that ends a good start. */
    public static final String READY = "ready";

    private final DataDirectory data;
    private final Progress progress;

    private Supervisor(DataDirectory data) {
        this.data = data;
        this.progress = new Progress(System.out, data.log("suite"));
    }

    /** Starts this class as a process; what it prints is the progress of the start. */
    public static Process launch(DataDirectory data, Path home, int port, int sshPort)
            throws IOException {
        return JavaCommand.of(data, Leftovers.SUPERVISOR)
                .with("-Xmx64m", "-XX:TieredStopAtLevel=1")
                .run(
                        Supervisor.class,
                        data.root().toString(),
                        home.toString(),
                        String.valueOf(port),
                        String.valueOf(sshPort))
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.appendTo(data.log("suite").toFile()))
                .start();
    }

    /** Takes the data directory, the checkout, the gateway's port and the SSH port. */
    public static void main(String[] arguments) throws Exception {
        Session.leaveTerminal();
        var supervisor = new Supervisor(DataDirectory.create(Path.of(arguments[0])));
        var ports = new Ports();
        var services =
                ServicePorts.choose(
                        Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), ports);
        try {
            supervisor.run(Path.of(arguments[1]), services, ports);
        } catch (IOException e) {
            supervisor.progress.say(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private void run(Path home, ServicePorts servicePorts, Ports ports) throws Exception {
        var lock = data.lock();
        if (lock.isEmpty()) {
            progress.say(data.root() + " is in use by another process");
            Runtime.getRuntime().halt(1);
        }
        new Leftovers(data).end();
        var stores = Infrastructure.of(data, ports, false);
        var programs = programs(home, new ServiceEnvironment(data, stores, servicePorts));
        var suite = new Suite(stores, programs, new StatusFile(data), progress);
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(suite, main), "stop"));
        keepRunning(suite);
    }

    private void keepRunning(Suite suite) throws InterruptedException {
        try {
            suite.start();
            progress.say(READY);
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // SIGTERM: the shutdown hook does the rest.
            Thread.currentThread().interrupt();
        } catch (PartFailed e) {
            progress.say(e.sentence());
            suite.stop();
            Runtime.getRuntime().halt(1);
        }
    }

    private List<ServiceProgram> programs(Path home, ServiceEnvironment environment)
            throws IOException, InterruptedException {
        for (var missing : Service.missingIn(home)) {
            progress.say(missing.folder() + " is not built and not started");
        }
        var programs = new ArrayList<ServiceProgram>();
        for (var service : Service.builtIn(home)) {
            var app = new ServiceApp(service, home, data);
            app.extract();
            programs.add(new ServiceProgram(app, environment));
        }
        return programs;
    }

    /** Interrupts a start that is under way, so that nothing is started behind our back. */
    private void end(Suite suite, Thread main) {
        try {
            progress.record("ending");
            main.interrupt();
            main.join();
            suite.stop();
            progress.record("ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
