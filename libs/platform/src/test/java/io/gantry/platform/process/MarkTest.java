package io.gantry.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.platform.data.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkTest {
    private final DataDirectory data = new DataDirectory(Path.of("/srv/data"));

    @Test
    void findsItsOwnMarkAgain() {
        assertThat(partOf(Mark.data(data), Mark.part("kafka"), "Main")).hasValue("kafka");
    }

    @Test
    void findsPostgresByItsDirectory() {
        assertThat(partOf("-D", "/srv/data/postgres", "-p", "1")).hasValue("postgres");
    }

    @Test
    void findsFirstStartOfPostgresThatWasLeft() {
        assertThat(partOf("-D", "/srv/data/postgres-new-17")).hasValue("postgres");
    }

    @Test
    void leavesOtherInstallationsAlone() {
        assertThat(partOf("-Dgantry.data=/srv/data2", Mark.part("kafka"))).isEmpty();
        assertThat(partOf("-D", "/srv/data2/postgres")).isEmpty();
        assertThat(partOf("vi", "/srv/data/postgres", "-D")).isEmpty();
    }

    private Optional<String> partOf(String... words) {
        return Mark.partOf(data, words);
    }
}
