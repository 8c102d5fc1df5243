package io.unlockwire.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DemoPortsTest {

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws IOException {
        int taken = Ports.free();
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            DemoPorts ports = new DemoPorts(Ports.free(), other.getLocalPort(), Ports.free());

            assertThat(ports.trouble()).get().asString().contains("Port " + taken, "-Ddemo.http.port=");
        }
    }

    @Test
    void freePortsAreNoTrouble() {
        assertThat(new DemoPorts(Ports.free(), Ports.free(), Ports.free()).trouble()).isEmpty();
    }
}
