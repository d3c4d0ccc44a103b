package io.gantry.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir private Path directory;

    @Test
    void putsAsideOnlyWhatIsTooLarge() throws IOException {
        var log = directory.resolve("a.log");
        var old = directory.resolve("a.log.1");
        Files.writeString(log, "small");

        LogFiles.rotate(log);
        assertThat(old).doesNotExist();

        try (var file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(51L * 1024 * 1024);
        }
        LogFiles.rotate(log);
        assertThat(log).doesNotExist();
        assertThat(old).exists();
    }
}
