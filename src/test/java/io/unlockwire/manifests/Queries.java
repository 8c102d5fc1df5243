package io.unlockwire.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What rules and dashboard ask Prometheus. */
final class Queries {

    /** Of ours, of the Kafka clients, of the JVM. */
    private static final Pattern METRIC = Pattern
            .compile("\\b(?:(?:unlock|feed|kafka|jvm|process)_[a-z_]+|up)(?=[{\\[])");

    private Queries() {}

    static JsonNode rules() {
        return Manifests.component("monitoring/prometheusrule.yaml").at("/spec");
    }

    /** Those that alert and those that record. */
    static Stream<JsonNode> everyRule() {
        return elements(rules().at("/groups")).flatMap(group -> elements(group.at("/rules")));
    }

    static JsonNode dashboard() {
        try {
            return Json.mapper().readTree(
                    Files.readString(Manifests.DEPLOY.resolve("grafana/dashboards/unlockwire.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the dashboard's variables filled in. */
    static List<String> ofDashboard() {
        return elements(dashboard().at("/panels")).flatMap(panel -> elements(panel.path("targets")))
                .map(target -> target.path("expr").asText().replace("$job", ".+").replace("$instance", ".+")
                        .replace("$__rate_interval", "5m"))
                .toList();
    }

    static Set<String> metrics() {
        Set<String> found = new TreeSet<>();
        Stream.concat(ofDashboard().stream(),
                everyRule().map(rule -> rule.path("expr").asText()))
                .forEach(query -> METRIC.matcher(query).results()
                        .forEach(metric -> found.add(metric.group())));
        return found;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
