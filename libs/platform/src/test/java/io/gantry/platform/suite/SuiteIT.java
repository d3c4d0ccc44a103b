package io.gantry.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line over the packaged module, in a checkout without services. */
class SuiteIT {
    private static final int NOT_READY = 3;

    @TempDir private Path home;

    @AfterEach
    void stop() throws Exception {
        gantry("down");
    }

    @Test
    void startsHealsAndStops() throws Exception {
        assertThat(gantry("status")).isEqualTo(new Answer(NOT_READY, "Gantry is not running\n"));
        assertThat(gantry("up", "--port", "18080").code()).isZero();
        assertThat(gantry("up").text()).contains("already running");

        kill(pidOf("kafka"));
        kill(pidOf("postgres"));
        await().pollDelay(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(2))
                .until(() -> gantry("status").code() == 0);

        kill(supervisor());
        assertThat(gantry("status").text()).contains("supervisor has died", "opensearch");
        assertThat(gantry("down").text()).isEqualTo("Gantry has stopped\n");
        assertThat(gantry("down").text()).isEqualTo("Gantry is not running\n");
        assertThat(processes()).isEmpty();
    }

    @Test
    void refusesWrongFlagsInOneSentence() throws Exception {
        assertThat(gantry("up", "--prot", "1"))
                .isEqualTo(new Answer(2, "Unknown options: '--prot', '1'\n"));
        assertThat(gantry("up", "--port", "99999").text())
                .isEqualTo("--port must be a port from 1 to 65535, not 99999.\n");
    }

    private record Answer(int code, String text) {}

    private Answer gantry(String... arguments) throws IOException, InterruptedException {
        var words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dgantry.home=" + home));
        words.addAll(
                List.of(
                        "-cp",
                        Path.of("target/dist/lib").toAbsolutePath() + "/*",
                        Gantry.class.getName()));
        words.addAll(List.of(arguments));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (var reader = process.inputReader()) {
            var text = String.join("\n", reader.readAllLines()) + "\n";
            return new Answer(process.waitFor(), text);
        }
    }

    private long pidOf(String part) throws Exception {
        var row =
                Pattern.compile("(?m)^" + part + " +ready +(\\d+)")
                        .matcher(gantry("status").text());
        assertThat(row.find()).isTrue();
        return Long.parseLong(row.group(1));
    }

    private long supervisor() throws IOException {
        return new Running(data())
                .processes().find().stream()
                        .filter(leftover -> leftover.part().equals("supervisor"))
                        .findFirst()
                        .orElseThrow()
                        .process()
                        .pid();
    }

    private List<?> processes() throws IOException {
        return new Running(data()).processes().find();
    }

    private DataDirectory data() throws IOException {
        return DataDirectory.of(home.resolve("data"));
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
