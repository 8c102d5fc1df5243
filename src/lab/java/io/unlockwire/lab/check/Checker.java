package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.lab.traffic.Fact;
import io.unlockwire.lab.traffic.TruthFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The checker as a process of its own: {@code bootstrapServers prefix directory timers replicas audience}. While
 * faults happen it watches I4 and I11 and follows the stream as so many clients; once the directory holds {@code over},
 * it lets
 * the service settle and checks everything against
 * {@code truth.jsonl} and {@code faults.jsonl}. It leaves {@code verdict.json}; its exit code is 0 if all holds.
 */
final class Checker {

    private final String bootstrapServers;
    private final String prefix;
    private final Path directory;
    private final boolean timers;
    private final List<String> replicas;
    private final int audience;

    private Checker(String[] args) {
        bootstrapServers = args[0];
        prefix = args[1];
        directory = Path.of(args[2]);
        timers = Boolean.parseBoolean(args[3]);
        replicas = List.of(args[4].split(",", -1));
        audience = Integer.parseInt(args[5]);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(new Checker(args).check().isEmpty() ? 0 : 1);
    }

    private List<String> check() throws IOException, InterruptedException {
        Findings findings = new Findings();
        Ascent ascent = new Ascent(bootstrapServers, prefix).start();
        Watch watch = new Watch(bootstrapServers, prefix);
        Audience following = new Audience(replicas, audience);
        while (!Files.exists(directory.resolve("over"))) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        Outages outages = Outages.read(directory.resolve("faults.jsonl"));
        new Settling(bootstrapServers, prefix).check(findings, outages.sinceLast(Instant.now()));
        watch.close();
        watch.findings(findings);
        ascent.close();
        ascent.findings(findings);
        List<Fact> truth = TruthFile.read(directory.resolve("truth.jsonl"));
        Instant until = Instant.now();
        Output output = Output.of(bootstrapServers, prefix);
        Collection<Story> stories = Invariants.check(truth, output, findings);
        boolean timed = timers || output.alerts().stream().anyMatch(alert -> !alert.ofClaim());
        int reminders = timed ? new Reminders(outages, until, findings).check(stories, output) : 0;
        following.check(output.alerts().stream().map(Alert::key).toList(), findings);
        following.close();
        write(findings, truth.size(), output, watch.cuts(), reminders);
        return findings.invariants();
    }

    private void write(Findings findings, int inputs, Output output, int cuts, int reminders)
            throws IOException {
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("inputs", inputs);
        verdict.put("alerts", output.alerts().size());
        verdict.put("archived", output.archive().size());
        verdict.put("unlocks", output.ledger().size());
        verdict.put("cuts", cuts);
        verdict.put("reminders", reminders);
        verdict.put("lost", findings.lost());
        verdict.put("repeated", findings.repeated());
        verdict.put("broken", findings.counts());
        verdict.put("examples", findings.examples());
        new ObjectMapper().writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve("verdict.json").toFile(), verdict);
    }
}
