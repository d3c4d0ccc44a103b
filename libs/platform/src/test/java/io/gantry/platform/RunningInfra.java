package io.gantry.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged {@link Infra} in a process of its own, as the tests of other modules run it. */
final class RunningInfra {
    static final String CLASS_PATH = Path.of("target/dist/lib").toAbsolutePath() + "/*";
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"([^\"]+)\"");

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;
    private final Map<String, String> addresses = new HashMap<>();

    RunningInfra(Path data) throws IOException {
        process =
                new ProcessBuilder(
                                java(),
                                "-Xmx64m",
                                "-cp",
                                CLASS_PATH,
                                Infra.class.getName(),
                                "--data",
                                data.toString(),
                                "--fast")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        answers = process.inputReader();
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        FIELD.matcher(answer())
                .results()
                .forEach(field -> addresses.put(field.group(1), field.group(2)));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String address(String name) {
        var address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException(name + " is not in " + addresses);
        }
        return address;
    }

    /** Sends a command and returns the answer. */
    String send(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    private String answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("Infra ended");
        }
        return line;
    }

    /** Process ids that carry the data directory in their command line. */
    static List<Long> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info()
                                .commandLine()
                                .filter(line -> line.contains(data.toString()))
                                .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Closes its standard input and waits for its end. */
    void end() throws InterruptedException {
        commands.close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("Infra did not end when standard input closed");
        }
    }
}
