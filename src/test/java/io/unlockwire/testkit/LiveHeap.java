package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into another JVM's heap, by the JDK's {@code jcmd}. */
public final class LiveHeap {

    private static final String JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LiveHeap() {}

    /**
     * Bytes of what is alive in it, all of its garbage having been collected twice; empty where the process does not
     * answer, since it is frozen or has gone.
     */
    public static OptionalLong of(long pid) {
        jcmd(pid, "GC.run");
        return jcmd(pid, "GC.class_histogram").stream().map(TOTAL::matcher).filter(Matcher::matches)
                .mapToLong(total -> Long.parseLong(total.group(1))).findFirst();
    }

    /** Its answer by way of a file: who is not read to the end, and who never answers, must not hold this one up. */
    private static List<String> jcmd(long pid, String command) {
        try {
            Path answer = Files.createTempFile("jcmd", null);
            try {
                Process jcmd = new ProcessBuilder(JCMD, Long.toString(pid), command)
                        .redirectErrorStream(true).redirectOutput(answer.toFile()).start();
                if (!jcmd.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    jcmd.destroyForcibly();
                    return List.of();
                }
                return Files.readAllLines(answer);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the JDK's jcmd is needed to weigh the heap", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
