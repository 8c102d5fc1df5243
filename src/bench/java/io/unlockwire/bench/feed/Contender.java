package io.unlockwire.bench.feed;

import io.unlockwire.bench.feed.webflux.WebFluxFeed;
import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ProgramProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Who takes part, each in processes of its own. */
enum Contender {

    OURS("ours", true) {
        @Override
        Server launch(Fed fed) {
            return new OurServer(fed);
        }
    },
    NCHAN("nchan", false) {
        @Override
        @Nullable
        String missing() {
            return NchanServer.missing();
        }

        @Override
        Server launch(Fed fed) throws IOException {
            return NchanServer.start(fed);
        }
    },
    QUARKUS_REST("quarkus-rest", true) {
        @Override
        Server launch(Fed fed) throws IOException {
            return RestServer.start(fed);
        }
    },
    WEBFLUX("webflux", true) {
        @Override
        Server launch(Fed fed) {
            int port = Ports.free();
            return Server.of(ProgramProcess.start(WebFluxFeed.class, HEAP,
                    fed.home().resolve("webflux.log"),
                    List.of(fed.bootstrap(), fed.topics().alerts(), String.valueOf(port))), port, "/feed",
                    List.of());
        }
    },
    KAFKA_SSE("kafka-sse", false) {
        @Override
        @Nullable
        String missing() {
            return KafkaSseServer.missing();
        }

        @Override
        int most() {
            return 200;
        }

        @Override
        Server launch(Fed fed) {
            return KafkaSseServer.start(fed);
        }
    };

    /** The same for every JVM: what it takes in a container of 512 MiB, as the manifests give the service. */
    static final List<String> HEAP = List.of("-Xmx" + System.getProperty("bench.heap", "360m"),
            "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String label;
    private final boolean java;

    Contender(String label, boolean java) {
        this.label = label;
        this.java = java;
    }

    String label() {
        return label;
    }

    /** Whether it has a heap to look into. */
    boolean java() {
        return java;
    }

    /** What to install before it can take part; null where nothing is missing. */
    @Nullable
    String missing() {
        return null;
    }

    /** How many clients it can hold. */
    int most() {
        return Integer.MAX_VALUE;
    }

    abstract Server launch(Fed fed) throws IOException;

    /** Returns once it takes connections. */
    Server start(Fed fed) throws IOException {
        Server server = launch(fed);
        Awaitility.await(label + " on port " + server.port()).atMost(PATIENCE)
                .until(() -> listens(server.port()) || !server.isAlive());
        if (!server.isAlive()) {
            throw new IllegalStateException(
                    label + " did not start; its log ends with\n" + server.logTail());
        }
        return server;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
