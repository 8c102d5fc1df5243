package io.unlockwire.lab.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Each fault as it happened, in {@code faults.jsonl} for the checker and on the console. Thread-safe. */
final class Diary {

    private final Path file;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<String, Integer> points = new TreeMap<>();

    Diary(Path file) {
        this.file = file;
        append("");
    }

    /** @param what of whom and how; the place for a fail point */
    synchronized void happened(Kind kind, String what, Instant from) {
        counts.merge(kind, 1, Integer::sum);
        if (kind == Kind.FAIL_POINT || kind == Kind.KILL_UNANSWERED) {
            points.merge(what, 1, Integer::sum);
        }
        append(line(kind.word(), what, from));
        System.out.println("  fault " + total() + ": " + kind.word() + " " + what);
    }

    synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** How often each named place was met. */
    synchronized Map<String, Integer> points() {
        return Map.copyOf(points);
    }

    private static String line(String kind, String what, Instant from) {
        return "{\"kind\":\"" + kind + "\",\"what\":\"" + what + "\",\"from\":\"" + from + "\",\"to\":\""
                + Instant.now() + "\"}\n";
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
