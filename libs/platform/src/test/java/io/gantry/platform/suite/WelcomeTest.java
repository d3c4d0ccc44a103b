package io.gantry.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeTest {
    @TempDir private Path directory;

    @Test
    void showsNewPasswordOnce() throws IOException {
        var file = Files.writeString(directory.resolve("admin-password"), "s3cret\n");

        assertThat(new Welcome("http://x", file, false).text())
                .contains("http://x", "password  s3cret");
        assertThat(new Welcome("http://x", file, true).text())
                .contains("see " + file)
                .doesNotContain("s3cret");
    }

    @Test
    void saysNothingOfPasswordThatWasChanged() throws IOException {
        assertThat(new Welcome("http://x", directory.resolve("none"), false).text())
                .contains("as before");
    }
}
