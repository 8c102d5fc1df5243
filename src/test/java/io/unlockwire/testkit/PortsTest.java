package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void givesEachPortOnceAndBelowThoseOfOutgoingConnections() {
        List<Integer> ports = Stream.generate(Ports::free).limit(50).toList();

        assertThat(ports).doesNotHaveDuplicates();
        assertThat(ports).allMatch(port -> port < 32_768);
    }

    @Test
    void seesAListenerOnTheLoopbackInterface() throws IOException {
        int port = Ports.free();
        try (ServerSocket listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(listener.getLocalPort())).isFalse();
        }
        assertThat(Ports.isFree(port)).isTrue();
    }
}
