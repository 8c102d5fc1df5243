package io.unlockwire.testkit;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jboss.logmanager.handlers.FileHandler;

/** Keeps the broker's log down to warnings, and says where they go. */
public final class KafkaLog {
    private static final PatternFormatter LINE = new PatternFormatter("%d %-5p [%c] %s%e%n");

    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<java.util.logging.Logger> LOGGERS = Stream
            .of("kafka", "org.apache.kafka", "state.change.logger")
            .map(java.util.logging.Logger::getLogger)
            .toList();

    private static final java.util.logging.Logger GROUPS = java.util.logging.Logger
            .getLogger("org.apache.kafka.coordinator");

    private KafkaLog() {}

    /** Sends the warnings of this whole JVM to a file, which is written on. */
    public static void toFile(Path file) {
        try {
            warningsTo(new FileHandler(LINE, file.toFile(), true));
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException("no log can be written to " + file, e);
        }
    }

    public static void toConsole() {
        warningsTo(new ConsoleHandler(LINE));
    }

    static void warningsOnly() {
        LOGGERS.forEach(logger -> logger.setLevel(java.util.logging.Level.WARNING));
    }

    /** What becomes of groups and their members, as well. */
    static void groupsToConsole() {
        ConsoleHandler console = new ConsoleHandler(LINE);
        GROUPS.setLevel(java.util.logging.Level.INFO);
        GROUPS.setUseParentHandlers(false);
        GROUPS.addHandler(console);
        toConsole();
    }

    private static void warningsTo(Handler handler) {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARN);
        root.setHandlers(new Handler[]{handler});
    }
}
