package io.gantry.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real {@code git} (and {@code ssh}) of this machine, which knows nothing of its user. */
public final class RealGit {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    public RealGit(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Ann Author");
            environment.put("GIT_" + who + "_EMAIL", "ann@example.com");
        }
    }

    /** The same with one more variable. */
    public RealGit with(String name, String value) {
        RealGit other = new RealGit(home);
        other.environment.putAll(environment);
        other.environment.put(name, value);
        return other;
    }

    /** Shows these credentials to HTTP servers. */
    public RealGit withHeader(String authorization) {
        return with("GIT_CONFIG_COUNT", "1")
                .with("GIT_CONFIG_KEY_0", "http.extraHeader")
                .with("GIT_CONFIG_VALUE_0", "Authorization: " + authorization);
    }

    /** A clone's folder below the home. */
    public Path folder(String name) {
        return home.resolve(name);
    }

    /** A new repository with one commit on master. */
    public Path aWorkTree(String name) {
        Path folder = folder(name);
        ok("init", "-q", "-b", "master", folder.toString());
        commit(folder, "README", "hello\n");
        return folder;
    }

    /** Commits one file. */
    public void commit(Path folder, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in(folder, "add", "-A");
        in(folder, "commit", "-q", "-m", "Change " + file);
    }

    /** Runs {@code git -C folder …}, which must succeed; its output. */
    public String in(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-C", folder.toString()));
        all.addAll(List.of(arguments));
        return ok(all.toArray(String[]::new));
    }

    /** Runs git, which must succeed; its output. */
    public String ok(String... arguments) {
        Result result = run(arguments);
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output().strip();
    }

    /** Runs git, which must fail; its output. */
    public String fails(String... arguments) {
        Result result = run(arguments);
        assertThat(result.exit()).as(result.output()).isNotZero();
        return result.output();
    }

    /** Runs git and tells how it went. */
    public Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return program(command);
    }

    /** Starts git, whose output is to be read while it runs. */
    public Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs any program in this environment. */
    public Result program(List<String> command) {
        try {
            Path output = Files.createTempFile(home, "out", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process =
                    builder.redirectOutput(output.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
            return new Result(process.exitValue(), Files.readString(output, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a program ended, and all it said. */
    public record Result(int exit, String output) {}
}
