package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.testkit.CommandRun;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's command that lets an unknown name's unlocks go on under the asset that it means. */
@WithKafka
class ResolveIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIM = "Zorp Network (ZORP) will unlock %s million tokens on December 6, 2026 at 07:00 UTC.";

    @Test
    void a_name_learnt_later_takes_its_unlocks_along_and_only_once(Kafka kafka, Topics topics,
            Records records,
            @TempDir Path dir) throws IOException {
        Path catalogue = Files.writeString(dir.resolve("catalogue.tsv"),
                "zorp\tZorp\tZORP\t\t\t\tZorp Network\n");
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics).start()
                .awaitReady()) {
            tell(records, topics, "Tokenomist", "5.1");
            tell(records, topics, "RootData", "5.2");
            records.from(topics.archive()).atLeast(2);
            JsonNode provisional = only(ledger(records, topics));
            assertThat(provisional.at("/token/assetId").asText()).isEqualTo("unresolved:zorpnetwork");
            assertThat(provisional.path("claims")).hasSize(2);

            CommandRun dry = resolve(kafka, topics, catalogue, "--dry-run");
            assertThat(dry.exitCode()).as(dry.output()).isZero();
            assertThat(dry.output()).contains("unresolved:zorpnetwork (1 unlocks): is zorp");
            assertThat(ledger(records, topics)).hasSize(1);

            CommandRun first = resolve(kafka, topics, catalogue);
            assertThat(first.exitCode()).as(first.output()).isZero();
            Map<String, JsonNode> ledger = ledger(records, topics);
            JsonNode ended = ledger.get(provisional.path("id").asText());
            assertThat(ended.path("status").asText()).isEqualTo("EXPIRED");
            String now = ended.at("/links/0").asText();
            JsonNode resolved = ledger.get(now);
            assertThat(resolved.at("/token/assetId").asText()).isEqualTo("zorp");
            assertThat(resolved.path("claims")).as("the same claims").isEqualTo(provisional.path("claims"));
            assertThat(resolved.path("shown")).isEqualTo(provisional.path("shown"));
            assertThat(records.from(topics.alerts()).atLeast(2)).extracting(ResolveIT::parse)
                    .extracting(alert -> alert.path("key").asText())
                    .containsExactly(provisional.path("id").asText() + ":1:NEW", now + ":1:NEW");

            List<Received> archived = records.from(topics.archive()).all();
            List<Received> kept = records.from(topics.ledger()).all();
            CommandRun second = resolve(kafka, topics, catalogue);
            assertThat(second.exitCode()).as(second.output()).isZero();
            assertThat(second.output()).contains("0 unknown names");
            assertThat(records.from(topics.archive()).all()).hasSameSizeAs(archived);
            assertThat(records.from(topics.ledger()).all()).hasSameSizeAs(kept);
            assertThat(records.from(topics.rejected()).all()).isEmpty();
            assertThat(service.stop()).as(service.logTail()).isIn(0, 143);
        }
    }

    @Test
    void a_command_that_is_unknown_says_which_there_are(Kafka kafka, Topics topics) {
        CommandRun unknown = ServiceProcess.with(kafka.bootstrapServers()).on(topics).run("reslove");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output()).contains("resolve [--dry-run]");
    }

    private static CommandRun resolve(Kafka kafka, Topics topics, Path catalogue, String... arguments) {
        String[] all = Stream.concat(Stream.of("resolve"),
                Stream.of(arguments)).toArray(String[]::new);
        return ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("unlockwire.catalogue.file", catalogue.toString()).run(all);
    }

    private static void tell(Records records, Topics topics, String tracker, String millions) {
        records.to(topics.announcements()).key(tracker)
                .value((CLAIM + " Data: " + tracker + ".").formatted(millions));
    }

    /** The last state of each unlock. */
    private static Map<String, JsonNode> ledger(Records records, Topics topics) {
        Map<String, JsonNode> states = new LinkedHashMap<>();
        records.from(topics.ledger()).all().forEach(record -> states.put(record.key(), parse(record)));
        return states;
    }

    private static JsonNode only(Map<String, JsonNode> states) {
        assertThat(states).hasSize(1);
        return states.values().iterator().next();
    }

    private static JsonNode parse(Received record) {
        try {
            return JSON.readTree(record.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
