package io.unlockwire.testkit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The broker as a program: {@code directory port controllerPort [setting=value …]}. It runs until SIGTERM; its log
 * is its standard output.
 */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) {
        KafkaLog.groupsToConsole();
        BrokerSettings settings = settings(args);
        EmbeddedBroker broker = EmbeddedBroker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    }

    private static BrokerSettings settings(String[] args) {
        Map<String, String> extra = Arrays.stream(args)
                .skip(3)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new BrokerSettings(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]),
                extra);
    }
}
