package io.gantry.platform.suite;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class RequirementsTest {
    @Test
    void namesPortInUseAndItsFlag() throws IOException {
        try (var socket = new ServerSocket(0)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> Requirements.requirePort(socket.getLocalPort(), "--port"))
                    .withMessageContaining("Port " + socket.getLocalPort())
                    .withMessageContaining("--port");
        }
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Requirements.requirePort(70_000, "--ssh-port"))
                .withMessageContaining("--ssh-port must be a port");
    }
}
