package io.gantry.platform.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.process.Part.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
    @TempDir private Path directory;

    @Test
    void readsWhatWasWritten() throws IOException {
        var file = new StatusFile(DataDirectory.create(directory));
        var part = new PartStatus("kafka", State.UNREADY, 17, 9092, Instant.EPOCH);
        assertThat(file.read()).isEmpty();

        file.write(List.of(part));

        assertThat(file.read()).containsExactly(part);
    }
}
