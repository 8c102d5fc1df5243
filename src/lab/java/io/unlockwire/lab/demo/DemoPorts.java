package io.unlockwire.lab.demo;

import io.unlockwire.testkit.Ports;
import java.util.Optional;

/** The ports of the demo, each a system property of that name, so that Maven can hand it on. */
record DemoPorts(int kafka, int http, int management) {

    static DemoPorts ofProperties() {
        return new DemoPorts(
                Integer.getInteger("demo.kafka.port", 9092),
                Integer.getInteger("demo.http.port", 8080),
                Integer.getInteger("demo.management.port", 9000));
    }

    /** What to say about the first port that somebody else has. */
    Optional<String> trouble() {
        return taken(kafka, "demo.kafka.port")
                .or(() -> taken(http, "demo.http.port"))
                .or(() -> taken(management, "demo.management.port"));
    }

    private static Optional<String> taken(int port, String property) {
        return Ports.isFree(port)
                ? Optional.empty()
                : Optional.of(
                        "Port " + port + " is taken, by another program or another demo. End that, or choose"
                                + " another port: -D" + property + "=" + (port + 1));
    }
}
