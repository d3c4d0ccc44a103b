package io.gantry.git.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.security.auth.module.UnixSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class HookRunnerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final boolean IS_ROOT = new UnixSystem().getUid() == 0;

    @TempDir private Path folder;

    /** All that this machine and its user allow. */
    static Stream<Isolation> isolations() {
        Isolation best = Isolation.best(limits().properties());
        return Stream.of(Isolation.NAMESPACES, Isolation.OTHER_USER, Isolation.SAME_USER)
                .filter(one -> one == Isolation.SAME_USER || IS_ROOT)
                .filter(one -> one != Isolation.NAMESPACES || best == Isolation.NAMESPACES);
    }

    @BeforeEach
    void makeRepository() throws IOException {
        Path repository = repository();
        Files.createDirectories(repository.resolve("refs/heads"));
        Files.createDirectories(repository.resolve("objects"));
        Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/master\n");
        Files.writeString(repository.resolve("config"), "[core]\n\tbare = true\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void knowsNothingOfTheServiceAndAllThatIsMeantForIt(Isolation isolation) throws Exception {
        Outcome outcome =
                run(isolation, limits(), "#!/bin/sh\npwd; env | sort; cat; echo $1 >&2\n");
        assertThat(outcome.passed()).as(outcome.toString()).isTrue();
        assertThat(outcome.output().lines())
                .anyMatch(line -> line.endsWith("/git/ns/app.git"))
                .anyMatch(line -> line.matches("PWD=/.*/ns/app\\.git"))
                .anyMatch(line -> line.matches("HOME=/.*/home"))
                .contains("GIT_DIR=.", "TSURU_USER=ann", "TSURU_HOST=t", "old new ref", "argument")
                .noneMatch(line -> line.startsWith("JAVA_HOME=") || line.startsWith("OLDPWD="));
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void isAnotherUserWhoCanWriteNowhereButAtHome(Isolation isolation) throws Exception {
        Outcome outcome =
                run(
                        isolation,
                        limits(),
                        """
                        id -u
                        echo x >$HOME/x && echo home
                        echo x >HEAD && echo place
                        echo x >refs/heads/x && echo refs
                        true
                        """);
        if (isolation.hasOtherUser()) {
            assertThat(outcome.output().lines()).contains("62000", "home");
            assertThat(outcome.output().lines()).doesNotContain("place", "refs");
        }
        assertThat(outcome.output().lines()).contains("home");
    }

    @Test
    void seesOfOtherRepositoriesAndProcessesNothingInANamespace() throws Exception {
        if (isolations().noneMatch(one -> one == Isolation.NAMESPACES)) {
            return; // this machine has none
        }
        Outcome outcome =
                run(Isolation.NAMESPACES, limits(), "ls /proc | grep -c '^[0-9]'; echo $$");
        int processes = Integer.parseInt(outcome.output().lines().findFirst().orElse("0"));
        assertThat(processes).isBetween(3, 8);
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void isHeardAtOnce(Isolation isolation) throws Exception {
        OutputStream answering =
                new ByteArrayOutputStream() {
                    @Override
                    public void flush() throws IOException {
                        String home = toString(UTF_8).strip();
                        Files.createFile(Path.of(home, "go"));
                    }
                };
        String script = "echo $HOME; until [ -e $HOME/go ]; do sleep 0.02; done";
        Outcome outcome = runner(isolation, limits()).run(program(script), answering);
        assertThat(outcome.passed()).as(outcome.toString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void isStoppedWithAllItsProcessesWhenItsTimeIsOver(Isolation isolation) throws Exception {
        Outcome outcome =
                run(
                        isolation,
                        limits().time(Duration.ofMillis(500)),
                        "setsid sleep 98431 & (sleep 98431 &) ; sleep 98431");
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.trouble()).isEqualTo("it took longer than PT0.5S");
        await().atMost(PATIENCE).until(() -> processes("sleep 98431") == 0);
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void leavesNothingRunning(Isolation isolation) throws Exception {
        Outcome outcome = run(isolation, limits(), "setsid sleep 98432 & echo done");
        assertThat(outcome.passed()).as(outcome.toString()).isTrue();
        await().atMost(PATIENCE).until(() -> processes("sleep 98432") == 0);
        try (Stream<Path> left = Files.list(folder.resolve("runs"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void isStoppedWhenItSaysTooMuch(Isolation isolation) throws Exception {
        Outcome outcome = run(isolation, limits().output(DataSize.ofKilobytes(100)), "yes; exit 0");
        assertThat(outcome.trouble()).isEqualTo("it said more than 102400 bytes");
        assertThat(outcome.output()).hasSize(1024).startsWith("y\ny\n");
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void isStoppedWhenItComputesTooLong(Isolation isolation) throws Exception {
        Outcome outcome =
                run(isolation, limits().cpu(Duration.ofSeconds(1)), "while :; do :; done");
        assertThat(outcome.trouble()).isEqualTo("it computed longer than PT1S");
    }

    @ParameterizedTest
    @MethodSource("isolations")
    void getsNoMoreMemoryThanItMayHave(Isolation isolation) throws Exception {
        String script = "head -c 200000000 /dev/zero | tail -n 1 | wc -c";
        assertThat(run(isolation, limits(), script).output().strip()).isEqualTo("200000000");
        HookLimits little = limits().memory(DataSize.ofMegabytes(64));
        assertThat(run(isolation, little, script).output()).contains("memory exhausted");
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACES", "OTHER_USER"})
    void getsNoMoreProcessesThanItMayHave(Isolation isolation) throws Exception {
        if (isolations().noneMatch(one -> one == isolation)) {
            return; // only root can give users away, and root himself has no such limit
        }
        String script = "for i in 1 2 3 4 5 6 7 8 9; do sleep 1 & done; wait; echo all";
        assertThat(run(isolation, limits(), script).output()).contains("all");
        Outcome outcome = run(isolation, limits().processes(5), script);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.output()).contains("annot fork");
    }

    @Test
    void runsOnlySoManyAtOnce() throws Exception {
        HookRunner runner = runner(isolations().findFirst().orElseThrow(), limits().runs(1));
        Callable<Outcome> task =
                () -> runner.run(program("sleep 0.3"), OutputStream.nullOutputStream());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Outcome> outcomes =
                    threads.invokeAll(List.of(task, task, task)).stream()
                            .map(HookRunnerIT::outcome)
                            .sorted(Comparator.comparing(Outcome::startedAt))
                            .toList();
            for (int i = 1; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i).startedAt())
                        .isAfterOrEqualTo(outcomes.get(i - 1).endedAt());
            }
        }
    }

    @Test
    void runsNothingWhereItMayNot() throws Exception {
        HookRunner runner = runner(Isolation.REFUSED, limits());
        assertThat(runner.refusal())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("gantry.git.hooks.same-user is not true"));
        assertThatThrownBy(() -> runner.run(program("true"), OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runsInARepositoryOfTheLongestName() throws Exception {
        String longest = "n".repeat(255);
        HookProgram program = program("#!/bin/sh\npwd\n", longest);
        Outcome outcome =
                runner(Isolation.SAME_USER, limits()).run(program, new ByteArrayOutputStream());
        assertThat(outcome.output().strip()).endsWith("/git/" + "n".repeat(251) + ".git");
    }

    @Test
    void runsNothingInAFolderThatIsALink() throws Exception {
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("runs"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> run(Isolation.SAME_USER, limits(), "echo ran"))
                .hasMessageContaining("is not our folder");
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
    }

    private static Outcome outcome(Future<Outcome> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long processes(String command) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith(command))
                .count();
    }

    private Outcome run(Isolation isolation, HookLimits limits, String script) throws Exception {
        return runner(isolation, limits).run(program(script), new ByteArrayOutputStream());
    }

    private HookRunner runner(Isolation isolation, HookLimits limits) {
        try {
            return new HookRunner(limits.in(folder.resolve("runs")), isolation, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HookProgram program(String script) {
        return program(script, "ns/app");
    }

    private HookProgram program(String script, String name) {
        return new HookProgram(
                script.getBytes(UTF_8),
                List.of("argument"),
                "old new ref\n",
                repository(),
                name,
                null,
                Map.of("TSURU_USER", "ann"));
    }

    private Path repository() {
        return folder.resolve("repository.git");
    }

    private static HookLimits limits() {
        return HookLimits.GENEROUS;
    }
}
