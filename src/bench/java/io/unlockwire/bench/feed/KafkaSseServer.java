package io.unlockwire.bench.feed;

import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ProgramProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wikimedia's kafka-sse on Node: a Kafka consumer and four threads for each client. */
final class KafkaSseServer {

    private static final Path HOME = Path.of("src", "bench", "npm");

    private KafkaSseServer() {}

    static @Nullable String missing() {
        boolean there = Files
                .exists(HOME.resolve("node_modules/node-rdkafka/build/Release/node-librdkafka.node"))
                && Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "node")));
        return there
                ? null
                : "apt-get install nodejs npm g++ make python3, then npm ci --prefix src/bench/npm"
                        + " (compiles librdkafka, minutes)";
    }

    static Server start(Fed fed) {
        int port = Ports.free();
        return Server.of(ProgramProcess.of(
                List.of("node", HOME.resolve("serve.js").toString(), fed.bootstrap(), fed.topics().alerts(),
                        String.valueOf(port)),
                fed.home().resolve("kafka-sse.log")), port, "/", List.of());
    }
}
