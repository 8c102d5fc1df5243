package io.unlockwire.testkit;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program of this project in a JVM of its own. It never outlives the JVM that started it. */
public final class JavaProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final ChildProcess child;

    private JavaProgram(ChildProcess child) {
        this.child = child;
    }

    /** Starts it; its output goes to that log, or to this JVM's console if there is none. */
    public static JavaProgram start(String classPath, String main, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.JAVA, "-Xmx768m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp", classPath, main));
        command.addAll(arguments);
        return new JavaProgram(ChildProcess.start(command,
                log == null ? Redirect.INHERIT : Redirect.to(log.toFile())));
    }

    /** Waits for its end, and returns its exit code. */
    public int exitCode(Duration patience) {
        return child.awaitExit(patience);
    }

    /** The end of what it wrote to its log. */
    public String logTail() {
        return child.logTail();
    }

    @Override
    public void close() {
        child.end(PATIENCE);
    }
}
