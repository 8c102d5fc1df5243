package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many clients at once, some of which take nothing, on the real broker. */
class CrowdIT {

    @Test
    void fiveInAHundredThatTakeNothingKeepNobodyWaiting() throws IOException {
        List<Follower> readers = new ArrayList<>();
        List<Socket> stalled = new ArrayList<>();
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = new Replica(topic.bootstrapServers, topic.name,
                        Map.of("stall", "5s", "max-connections-per-address", "1000")).ready()) {
            for (int i = 0; i < 20; i++) {
                if (i % 20 == 0) {
                    stalled.add(stalled(replica.at("?since=0")));
                } else {
                    readers.add(Follower.of(replica.at("?since=0")).awaitEvent("status"));
                }
            }
            for (int told = 0; told < 16_000; told += 1_000) {
                topic.tell(0, 1_000);
            }
            readers.forEach(reader -> reader.awaitUnlocks(16_000));
            assertThat(readers).allSatisfy(reader -> assertThat(reader.unlocks()).isEqualTo(topic.told()));
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> replica.metered("feed.closed", "reason", "stalled") == stalled.size());
            assertThat(replica.meters.get("feed.parked").gauge().value()).isZero();
        } finally {
            readers.forEach(Follower::close);
            for (Socket each : stalled) {
                each.close();
            }
        }
    }

    /** A client that asks and never reads. */
    private static Socket stalled(URI at) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
        socket.getOutputStream()
                .write(("GET " + at.getPath() + "?" + at.getQuery() + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
