package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child that never outlives this JVM, however that ends, and that can be frozen. */
final class ChildProcess {
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final int TAIL = 8_000;

    private final Process process;
    private final CompletableFuture<Process> end;
    private final Redirect output;

    private ChildProcess(Process process, Guard guard, Redirect output) {
        this.process = process;
        this.end = process.onExit().whenComplete((ended, failure) -> guard.dismiss());
        this.output = output;
    }

    /** How a guard is made for a process. */
    interface Guarding {
        Guard of(long pid) throws IOException;
    }

    static ChildProcess start(List<String> command, Redirect output) {
        return start(command, output, Guard::killing);
    }

    static ChildProcess start(List<String> command, Redirect output, Guarding guarding) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output)
                    .start();
            Guard guard = guarding.of(process.pid());
            return new ChildProcess(process, guard, output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Integer> onExit() {
        return end.thenApply(Process::exitValue);
    }

    /** Asks it to end, waits, and kills it when it takes longer than that. */
    void end(Duration patience) {
        if (process.isAlive()) {
            thaw();
            process.destroy();
            if (!exitsWithin(patience)) {
                kill();
            }
        }
    }

    void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(30));
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    int awaitExit(Duration patience) {
        if (!exitsWithin(patience)) {
            throw new IllegalStateException("process " + process.pid() + " still runs after " + patience);
        }
        return process.exitValue();
    }

    /** The end of what it wrote, empty where that went to the console. */
    String logTail() {
        try {
            if (output.file() == null || !output.file().exists()) {
                return "";
            }
            String log = Files.readString(output.file().toPath(), StandardCharsets.UTF_8);
            return log.substring(Math.max(0, log.length() - TAIL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean exitsWithin(Duration patience) {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while waiting for process " + process.pid(), e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + name, e);
        }
    }
}
