package io.gantry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of {@code libs/platform}; it ends itself when this JVM is gone. */
final class LocalPlatform implements TestPlatform.Infrastructure {
    private final BufferedReader answers;
    private final Writer commands;

    private LocalPlatform(Process process) {
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        commands = process.outputWriter(UTF_8);
    }

    static LocalPlatform launch() {
        Path data = Path.of("target", "platform-" + ProcessHandle.current().pid()).toAbsolutePath();
        Path libs = Repository.root().resolve("libs/platform/target/dist/lib");
        try {
            Files.createDirectories(data);
            List<String> command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            libs + "/*",
                            "io.gantry.platform.Infra",
                            "--data",
                            data.toString(),
                            "--fast");
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(data.resolve("infra.err").toFile())
                            .start();
            LocalPlatform platform = new LocalPlatform(process);
            platform.publish(platform.readLine(data));
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readLine(Path data) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the platform did not start, see " + data);
        }
        return line;
    }

    private void publish(String line) {
        JsonNode where = JsonMapper.shared().readTree(line);
        System.setProperty("GANTRY_POSTGRES", where.path("postgres").asString());
        System.setProperty("GANTRY_POSTGRES_USER", where.path("user").asString());
        System.setProperty("GANTRY_POSTGRES_PASSWORD", where.path("password").asString());
        System.setProperty("GANTRY_KAFKA", where.path("kafka").asString());
        System.setProperty("GANTRY_OPENSEARCH", where.path("opensearch").asString());
    }

    @Override
    public void kill(String part) {
        tell("kill " + part);
    }

    @Override
    public void restart(String part) {
        tell("start " + part);
    }

    private synchronized void tell(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            String answer = answers.readLine();
            if (!("ok " + command).equals(answer)) {
                throw new IllegalStateException(command + " was answered by " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
