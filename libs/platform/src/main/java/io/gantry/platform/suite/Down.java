package io.gantry.platform.suite;

import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends everything; the data stay. */
@Command(name = "down", description = "stop everything; the data stay")
final class Down implements Callable<Integer> {
    @Mixin private DataOption dataOption = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var running = new Running(dataOption.existing());
        if (running.processes().find().isEmpty()) {
            System.out.println("Gantry is not running");
            return 0;
        }
        running.processes().end();
        System.out.println("Gantry has stopped");
        return 0;
    }

    /** For a shutdown hook. */
    static void end(DataDirectory data) {
        try {
            new Running(data).processes().end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
