package io.unlockwire.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The checker's word.
 *
 * @param cuts how often alerts and archive were held against each other while faults happened
 * @param reminders how many had to be told
 * @param broken names of invariants
 */
record Verdict(int inputs, int lost, int repeated, int cuts, int reminders, List<String> broken,
        List<String> examples) {

    static Verdict read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            List<String> broken = new ArrayList<>();
            json.path("broken").fieldNames().forEachRemaining(broken::add);
            List<String> examples = new ArrayList<>();
            json.path("examples").forEach(example -> examples.add(example.asText()));
            return new Verdict(json.path("inputs").asInt(), json.path("lost").asInt(),
                    json.path("repeated").asInt(), json.path("cuts").asInt(), json.path("reminders").asInt(),
                    broken, examples);
        } catch (IOException e) {
            throw new UncheckedIOException("the checker left no verdict", e);
        }
    }

    boolean held() {
        return broken.isEmpty();
    }

    String invariants() {
        return held() ? "held" : "broken:" + String.join(",", broken.stream().sorted().toList());
    }
}
