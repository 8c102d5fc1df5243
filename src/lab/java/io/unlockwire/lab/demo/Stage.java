package io.unlockwire.lab.demo;

import io.unlockwire.testkit.EmbeddedBroker;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Broker and service, and the order in which they end: the service first, since it has a drain and a last
 * transaction to finish. Once ending, nothing starts any more. Thread-safe.
 */
final class Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private boolean ending;
    private @Nullable EmbeddedBroker broker;
    private @Nullable ServiceProcess service;

    /** Ends both when this JVM ends, and ends this JVM when the one that started it has gone. */
    void endWithThisJvm() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "demo-end"));
        ProcessHandle.current().parent().ifPresent(Stage::endWith);
    }

    synchronized void startBroker(Path directory, int port) {
        if (!ending) {
            broker = EmbeddedBroker.start(directory, port);
        }
    }

    /** Null if the end came first. */
    synchronized @Nullable ServiceProcess startService(ServiceLaunch launch) {
        if (!ending) {
            service = launch.start();
        }
        return service;
    }

    synchronized void end() {
        ending = true;
        if (service != null) {
            service.stop(PATIENCE);
        }
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    private static void endWith(ProcessHandle parent) {
        parent.onExit().thenRun(() -> System.exit(143)).exceptionally(failure -> {
            throw new IllegalStateException("cannot watch the parent process", failure);
        });
    }
}
