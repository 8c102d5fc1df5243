package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.unlockwire.testkit.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules and the dashboard's queries as Prometheus itself understands them. */
@Tag("promtool")
class PromtoolIT {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path SCENARIOS = Path.of("src/test/resources/prometheus/alerts.yaml");

    @TempDir
    Path directory;

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        rules(YAML.writeValueAsString(Queries.rules()));
        Command.Ended ended = promtool("test", "rules", "alerts.yaml");
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    @Test
    void theScenariosNoticeAnotherThreshold() throws Exception {
        rules(YAML.writeValueAsString(Queries.rules()).replace("> 1000", "> 100000"));
        Command.Ended ended = promtool("test", "rules", "alerts.yaml");
        assertThat(ended.code()).as(ended.said()).isNotZero();
        assertThat(ended.said()).contains("UnlockwireLagging");
    }

    @Test
    void everyQueryOfTheDashboardIsOne() throws Exception {
        ObjectNode file = YAML.createObjectNode();
        ObjectNode group = file.putArray("groups").addObject().put("name", "dashboard");
        var rules = group.putArray("rules");
        List<String> queries = Queries.ofDashboard();
        for (int i = 0; i < queries.size(); i++) {
            rules.addObject().put("record", "query:" + i).put("expr", queries.get(i));
        }
        rules(YAML.writeValueAsString(file));
        Command.Ended ended = promtool("check", "rules", "rules.yaml");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains(queries.size() + " rules found");
    }

    private void rules(String text) throws IOException {
        Files.writeString(directory.resolve("rules.yaml"), text);
        Files.copy(SCENARIOS, directory.resolve("alerts.yaml"));
    }

    private Command.Ended promtool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            return new Command(directory, Duration.ofMinutes(1)).run(command.toArray(String[]::new));
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "Tests tagged promtool need it on the path: install prometheus, or unpack"
                            + " Debian's package of that name",
                    e);
        }
    }
}
