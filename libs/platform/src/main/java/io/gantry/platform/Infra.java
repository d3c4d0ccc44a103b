package io.gantry.platform;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.process.Leftovers;
import io.gantry.platform.process.Part;
import io.gantry.platform.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The stores for tests: prints their addresses as one line of JSON, obeys commands from standard
 * input, and ends everything when standard input closes, so that a dead test leaves nothing behind.
 */
public final class Infra {
    private final Infrastructure infrastructure;

    private Infra(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    /** {@code --data DIR [--fast]}. */
    public static void main(String[] arguments) throws Exception {
        var words = Arrays.asList(arguments);
        var at = words.indexOf("--data");
        if (at < 0 || at + 1 >= words.size()) {
            System.err.println("usage: Infra --data DIR [--fast]");
            System.exit(2);
        }
        var data = DataDirectory.create(Path.of(words.get(at + 1)));
        var lock = data.lock();
        if (lock.isEmpty()) {
            System.err.println(data.root() + " is in use by another process");
            System.exit(1);
        }
        new Leftovers(data).end();
        var infrastructure = Infrastructure.of(data, new Ports(), words.contains("--fast"));
        var ending = new Thread(() -> stop(infrastructure.parts()), "stop");
        Runtime.getRuntime().addShutdownHook(ending);
        new Infra(infrastructure).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Parallel.start(infrastructure.parts());
        System.out.println(addresses());
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer(line.strip()));
        }
    }

    private String addresses() throws IOException {
        return """
        {"postgres":"%s","user":"%s","password":"%s","kafka":"%s","opensearch":"%s"}\
        """
                .formatted(
                        infrastructure.postgres(),
                        infrastructure.postgresUser(),
                        infrastructure.postgresPassword(),
                        infrastructure.kafka(),
                        infrastructure.openSearch());
    }

    private String answer(String command) {
        var words = command.split(" ", 2);
        var part = infrastructure.part(words[words.length - 1]);
        if (words.length != 2 || part.isEmpty()) {
            return "error expected kill|stop|start postgres|kafka|opensearch, not: " + command;
        }
        try {
            obey(words[0], part.get());
            return "ok " + command;
        } catch (Exception e) {
            return "error " + e.getMessage();
        }
    }

    private static void obey(String verb, Part part) throws Exception {
        switch (verb) {
            case "kill" -> part.kill();
            case "stop" -> part.stop();
            case "start" -> part.start();
            default -> throw new IllegalArgumentException("unknown command " + verb);
        }
    }

    private static void stop(List<Part> parts) {
        try {
            Parallel.stop(parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
