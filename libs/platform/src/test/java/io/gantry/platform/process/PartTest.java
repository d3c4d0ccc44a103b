package io.gantry.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.platform.process.Part.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir private Path directory;

    @Test
    void becomesReadyAndStops() throws Exception {
        var part = new Part(new Script("sleep 60", true));

        part.start();
        assertThat(part.state()).isEqualTo(State.READY);
        assertThat(ProcessHandle.of(part.pid())).isPresent();

        part.stop();
        assertThat(part.state()).isEqualTo(State.STOPPED);
        assertThat(part.pid()).isZero();
    }

    @Test
    void namesItsLogWhenItDiesWhileStarting() {
        var part = new Part(new Script("exit 3", false));

        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(part::start)
                .satisfies(failure ->
                        assertThat(failure.sentence())
                                .contains("Script ended while it started", "script.log"));
    }

    @Test
    void leavesNothingRunningWhenItIsNotReadyInTime() {
        var part = new Part(new Script("sleep 60", false));

        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(part::start)
                .withMessageContaining("not ready");
        assertThat(part.pid()).isZero();
        assertThat(part.state()).isEqualTo(State.STOPPED);
    }

    @Test
    void tellsTheExitCodeOfOneThatWasKilled() throws Exception {
        var part = new Part(new Script("sleep 60", true));
        part.start();

        ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly();

        assertThat(part.awaitEnd(Duration.ofSeconds(30))).isEqualTo(137);
        assertThat(part.state()).isEqualTo(State.STOPPED);
    }

    private final class Script implements Program {
        private final String text;
        private final boolean ready;

        Script(String text, boolean ready) {
            this.text = text;
            this.ready = ready;
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public String title() {
            return "Script";
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public Path log() {
            return directory.resolve("script.log");
        }

        @Override
        public Process launch() throws IOException {
            return new ProcessBuilder("sh", "-c", "exec " + text).start();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }
}
