package io.unlockwire.testkit;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program of this class path in a JVM of its own. It never outlives the JVM that started it. For one thread. */
public final class ProgramProcess implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final ChildProcess child;

    private ProgramProcess(ChildProcess child) {
        this.child = child;
    }

    /**
     * Starts it, and returns without waiting for anything.
     *
     * @param options of the JVM, system properties among them
     */
    public static ProgramProcess start(Class<?> main, List<String> options, Path log) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.JAVA));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProgramProcess(ChildProcess.start(command, Redirect.to(log.toFile())));
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    public long pid() {
        return child.pid();
    }

    /** SIGKILL: it ends on the spot. */
    public void kill() {
        child.kill();
    }

    /** The end of its log, for a failure's message. */
    public String logTail() {
        return child.logTail();
    }

    @Override
    public void close() {
        child.end(STOP);
    }
}
