package io.unlockwire.lab.chaos;

import io.unlockwire.testkit.LiveHeap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is alive in the heap of each replica as time goes by, after a collection; a line each in {@code heap.tsv}. */
final class Heap {

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
                    .ifPresent(pid -> LiveHeap.of(pid)
                            .ifPresent(bytes -> note(replica.name(), pid, bytes, sent)));
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
}
