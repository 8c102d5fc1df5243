package io.unlockwire.lab.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The committed file in which runs add up: one line each, under a header that names the columns. */
final class Results {

    private static final String TAB = "\t";
    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    void add(Outcome outcome) throws IOException {
        Map<String, String> row = row(outcome);
        if (!Files.exists(file)) {
            append(String.join(TAB, row.keySet()));
        }
        List<String> header = List.of(Files.readAllLines(file).get(0).split(TAB, -1));
        append(header.stream().map(column -> row.getOrDefault(column, "")).collect(Collectors.joining(TAB)));
    }

    /** What all runs come to. */
    List<String> sum() throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(TAB, -1));
        Map<String, Integer> sums = new LinkedHashMap<>();
        Map<String, Integer> kills = new TreeMap<>();
        int held = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(TAB, -1));
            for (String column : summed()) {
                int at = header.indexOf(column);
                String cell = at < 0 || at >= cells.size() ? "" : cells.get(at);
                sums.merge(column, cell.isEmpty() ? 0 : Integer.parseInt(cell), Integer::sum);
            }
            held += cells.get(header.indexOf("invariants")).equals("held") ? 1 : 0;
            kills.merge("kill of " + cells.get(header.indexOf("protocol")),
                    Integer.parseInt(cells.get(header.indexOf(Kind.KILL.word()))), Integer::sum);
        }
        List<String> sum = new ArrayList<>();
        sum.add((lines.size() - 1) + " runs, invariants held in " + held);
        sums.forEach((column, count) -> sum.add(column + " " + count));
        kills.forEach((protocol, count) -> sum.add(protocol + " " + count));
        return sum;
    }

    private static List<String> summed() {
        return Stream.concat(Arrays.stream(Kind.values()).map(Kind::word),
                Stream.of("inputs", "lost", "repeated", "cuts", "reminders")).toList();
    }

    private static Map<String, String> row(Outcome outcome) throws IOException {
        Map<String, String> row = new LinkedHashMap<>();
        Settings settings = outcome.settings();
        row.put("commit", commit());
        row.put("seed", String.valueOf(settings.seed()));
        row.put("protocol", settings.protocol().word());
        row.put("seconds", String.valueOf(settings.length().toSeconds()));
        row.put("rate", String.valueOf(settings.rate()));
        row.put("replicas", String.valueOf(settings.replicas()));
        row.put("brokers", String.valueOf(settings.brokers()));
        Arrays.stream(Kind.values())
                .forEach(kind -> row.put(kind.word(), String.valueOf(outcome.faults().get(kind))));
        Verdict verdict = outcome.verdict();
        row.put("inputs", String.valueOf(verdict.inputs()));
        row.put("lost", String.valueOf(verdict.lost()));
        row.put("repeated", String.valueOf(verdict.repeated()));
        row.put("cuts", String.valueOf(verdict.cuts()));
        row.put("reminders", String.valueOf(verdict.reminders()));
        row.put("invariants", verdict.invariants());
        row.put("places", new TreeMap<>(outcome.points()).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" ")));
        row.put("audience", String.valueOf(settings.audience()));
        return row;
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return commit.isEmpty() ? "unknown" : commit;
    }

    private void append(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
