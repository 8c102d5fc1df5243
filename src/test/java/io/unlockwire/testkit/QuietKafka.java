package io.unlockwire.testkit;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Turns the broker's log down to warnings, in whatever JVM it runs. */
final class QuietKafka {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGGERS = Stream
            .of("kafka", "org.apache.kafka", "state.change.logger", "scala")
            .map(Logger::getLogger)
            .toList();

    private QuietKafka() {}

    static void warningsOnly() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
