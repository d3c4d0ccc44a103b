package io.gantry.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One suite for all stories; each script under {@code e2e/stories} is a test of its own. */
class StoriesIT {
    private static final Path ROOT = Repository.root();
    private static final Path DATA = Path.of("target", "suite").toAbsolutePath();
    private static final String PASSWORD = "correct horse battery staple";
    private static final int PORT = freePort();

    @BeforeAll
    static void startTheSuite() throws Exception {
        Run up = gantry("up", "--port", "" + PORT, "--ssh-port", "" + freePort());
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("http://localhost:" + PORT);
    }

    @AfterAll
    static void stopTheSuite() throws Exception {
        Run down = gantry("down");
        assertThat(down.exitCode()).as(down.output()).isZero();
        assertThat(processesOf(DATA)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> tellsTheStory() throws IOException {
        try (Stream<Path> scripts = Files.list(ROOT.resolve("e2e/stories"))) {
            List<Path> sorted = scripts.sorted().toList();
            assertThat(sorted).isNotEmpty();
            return sorted.stream()
                    .map(script -> DynamicTest.dynamicTest(name(script), () -> tell(script)));
        }
    }

    @Test
    void refusesExactlyThoseWhomTheTableOfRightsRefuses() throws Exception {
        new Rights("http://localhost:" + PORT, PASSWORD, ROOT.resolve("e2e/rights.md")).check();
    }

    @Test
    void saysThatItRunsWhenItIsStartedAgain() throws Exception {
        Run again = gantry("up", "--port", "" + PORT);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("http://localhost:" + PORT);
    }

    @Test
    void showsThatAllPartsAreReady() throws Exception {
        Run status = gantry("status");
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output())
                .contains("gateway", "catalog-service", "search-service", "audit-service");
    }

    private static void tell(Path script) throws Exception {
        Run run = run("bash", script.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static String name(Path script) {
        return script.getFileName().toString().replace(".sh", "");
    }

    private static Run gantry(String command, String... flags) throws Exception {
        String gantry = ROOT.resolve("gantry").toString();
        return run(
                Stream.concat(
                                Stream.of(gantry, command, "--data", DATA.toString()),
                                Stream.of(flags))
                        .toArray(String[]::new));
    }

    private static Run run(String... command) throws Exception {
        Path output = Files.createTempFile("gantry-e2e", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "GANTRY_URL",
                                "http://localhost:" + PORT,
                                "GANTRY_ADMIN_PASSWORD",
                                PASSWORD));
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(output, UTF_8));
    }

    private static List<String> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(data.toString()))
                .toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Run(int exitCode, String output) {}
}
