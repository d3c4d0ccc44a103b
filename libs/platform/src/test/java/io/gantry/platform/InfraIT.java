package io.gantry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class InfraIT {
    private Path data = Path.of(".");
    private RunningInfra infra;
    private Stores stores;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory;
        infra = new RunningInfra(data);
        stores = new Stores(infra);
        stores.write("a value");
    }

    @AfterAll
    void leavesNoProcessWhenStandardInputCloses() throws Exception {
        infra.end();

        assertThat(RunningInfra.processesOf(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "kafka", "opensearch"})
    void keepsWhatWasAcknowledgedWhenKilled(String store) throws Exception {
        assertThat(infra.send("kill " + store)).isEqualTo("ok kill " + store);
        assertThat(infra.send("start " + store)).isEqualTo("ok start " + store);

        assertThat(read(store)).contains("a value");
    }

    @Test
    void keepsPortAndContentWhenStoppedAndStarted() throws Exception {
        assertThat(infra.send("stop postgres")).isEqualTo("ok stop postgres");
        assertThat(infra.send("start postgres")).isEqualTo("ok start postgres");

        assertThat(stores.row()).isEqualTo("a value");
    }

    @Test
    void refusesOtherUsersOfTheMachine() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        DriverManager.getConnection(
                                "jdbc:postgresql://" + infra.address("postgres") + "/postgres",
                                "postgres",
                                "guess"))
                .withMessageContaining("password authentication failed");
    }

    @Test
    void saysWhatItExpectsInsteadOfUnknownCommand() throws Exception {
        assertThat(infra.send("kill everything")).startsWith("error expected kill|stop|start");
    }

    private String read(String store) throws Exception {
        return switch (store) {
            case "postgres" -> stores.row();
            case "kafka" -> stores.record();
            default -> stores.document();
        };
    }
}
