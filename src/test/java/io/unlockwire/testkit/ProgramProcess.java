package io.unlockwire.testkit;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in a process of its own, of this class path in a JVM or any other. It never outlives the JVM that started
 * it. For one thread.
 */
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
        return start(main, options, log, List.of());
    }

    /** As {@link #start(Class, List, Path)}, with arguments. */
    public static ProgramProcess start(Class<?> main, List<String> options, Path log,
            List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.JAVA));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProgramProcess(ChildProcess.start(command, Redirect.to(log.toFile())));
    }

    /** Any program, which ends its own children when it is asked to end. */
    public static ProgramProcess of(List<String> command, Path log) {
        return new ProgramProcess(
                ChildProcess.start(command, Redirect.to(log.toFile()), Guard::terminating));
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
