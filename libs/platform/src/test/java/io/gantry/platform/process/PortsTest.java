package io.gantry.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void neverGivesPortTwice() {
        assertThat(Stream.generate(new Ports()::next).limit(50))
                .doesNotHaveDuplicates()
                .allMatch(Ports::isFree);
    }

    @Test
    void seesListenerOnLoopbackOnly() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
        }
    }
}
