package io.gantry.platform.kafka;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.data.Directories;
import io.gantry.platform.process.OwnProgram;
import io.gantry.platform.process.Ports;
import io.gantry.platform.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Kafka node, in a process of its own. */
public final class Kafka implements Program {
    private static final String NAME = "kafka";

    private final DataDirectory data;
    private final int port;
    private final int controllerPort;
    private final OwnProgram program;

    /**
     * @param options more options of the JVM
     */
    public Kafka(DataDirectory data, Ports ports, List<String> options) {
        this.data = data;
        this.port = ports.next();
        this.controllerPort = ports.next();
        this.program =
                new OwnProgram(data, NAME, KafkaNode.class, options).with("-Xms64m", "-Xmx256m");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Kafka";
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
    public Process launch() throws IOException {
        return program.launch(arguments(data.root().resolve(NAME)));
    }

    @Override
    public boolean lacksCache() throws IOException {
        return program.lacksCache();
    }

    @Override
    public boolean train() throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory(data.run(), NAME);
        try {
            return program.train(arguments(scratch));
        } finally {
            Directories.delete(scratch);
        }
    }

    private String[] arguments(Path directory) throws IOException {
        var settings = data.run().resolve("server.properties");
        Files.writeString(settings, KafkaSettings.of(directory, port, controllerPort));
        Files.deleteIfExists(readyFile());
        return new String[] {settings.toString(), readyFile().toString()};
    }

    /** The node leaves a file when it is up: cheaper than a client in this process. */
    @Override
    public boolean isReady() {
        return Files.exists(readyFile());
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }

    private Path readyFile() {
        return data.run().resolve("kafka.ready");
    }
}
