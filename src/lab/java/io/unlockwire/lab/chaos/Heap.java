package io.unlockwire.lab.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in the heap of each replica as time goes by, after a collection; a line each in {@code heap.tsv}. */
final class Heap {

    private static final String JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final int MEBIBYTE = 1 << 20;

    private final Path file;
    private final long start = System.nanoTime();
    private final Map<String, Long> first = new LinkedHashMap<>();
    private final Map<String, Long> last = new LinkedHashMap<>();

    Heap(Path file) {
        this.file = file;
    }

    /** Looks at all of them now, which takes each of them part of a second. */
    void look(List<Replica> replicas, int sent) {
        for (Replica replica : replicas) {
            replica.pid()
                    .ifPresent(pid -> live(pid).ifPresent(bytes -> note(replica.name(), pid, bytes, sent)));
        }
    }

    /** A line for each process that was seen more than once. */
    List<String> lines() {
        return last.entrySet().stream().filter(end -> !end.getValue().equals(first.get(end.getKey())))
                .map(end -> "HEAP " + end.getKey() + " from " + first.get(end.getKey()) / MEBIBYTE + " to "
                        + end.getValue() / MEBIBYTE + " MiB alive")
                .toList();
    }

    private void note(String name, long pid, long bytes, int sent) {
        String process = name + " (" + pid + ")";
        first.putIfAbsent(process, bytes);
        last.put(process, bytes);
        try {
            Files.writeString(file,
                    String.join("\t", Long.toString(Duration.ofNanos(System.nanoTime() - start).toSeconds()),
                            process,
                            Long.toString(bytes), Integer.toString(sent)) + "\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the histogram's last line; empty where the process does not answer, since it is frozen or has gone. */
    private OptionalLong live(long pid) {
        Path histogram = file.resolveSibling("histogram");
        try {
            Process jcmd = new ProcessBuilder(JCMD, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true).redirectOutput(histogram.toFile()).start();
            if (!jcmd.waitFor(20, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
                return OptionalLong.empty();
            }
            return Files.readAllLines(histogram).stream().map(TOTAL::matcher).filter(Matcher::matches)
                    .mapToLong(total -> Long.parseLong(total.group(1))).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
