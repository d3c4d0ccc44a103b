package io.gantry.platform.kafka;

import io.gantry.platform.process.OwnProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The main class of the Kafka process. */
final class KafkaNode {
    private KafkaNode() {}

    /** Takes the settings file and the file to write once the node is up. */
    public static void main(String[] arguments) throws IOException {
        var settings = Path.of(arguments[0]);
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        formatOnce(settings, Path.of(properties.getProperty("log.dirs")));
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        Files.createFile(Path.of(arguments[1]));
        OwnProgram.ready();
        server.awaitShutdown();
    }

    private static void formatOnce(Path settings, Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        var cluster = Uuid.randomUuid().toString();
        var code =
                StorageTool.execute(
                        new String[] {
                            "format",
                            "--ignore-formatted",
                            "--cluster-id",
                            cluster,
                            "--config",
                            settings.toString()
                        },
                        System.out);
        if (code != 0) {
            throw new IllegalStateException("formatting " + directory + " ended with " + code);
        }
    }
}
