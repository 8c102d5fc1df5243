package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.lab.traffic.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything that was sent and everything that the service has committed, in offset order per partition.
 * Announcements are named by their coordinates.
 *
 * @param inputs coordinates to digest
 * @param claims coordinates, one for each claim
 * @param ledger the last state of each unlock that has one
 */
public record Output(Map<String, String> inputs, List<Alert> alerts, List<Archived> archive,
        List<String> claims, List<String> rejected, Map<String, JsonNode> ledger) {

    /** As of now; {@code prefix} stands before the topics' names. */
    public static Output of(String bootstrapServers, String prefix) {
        Output output = new Output(new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new HashMap<>());
        try (Committed reader = new Committed(bootstrapServers)) {
            reader.all(prefix + "announcements", record -> output.inputs.put(coordinates(record),
                    record.value() == null ? "" : Fact.digest(record.value())));
            reader.all(prefix + "claims", record -> output.claims
                    .add(Archived.coordinates(Committed.json(record).at("/origin/at"))));
            reader.all(prefix + "rejected",
                    record -> output.rejected.add(Archived.coordinates(Committed.json(record))));
            reader.all(prefix + "archive", record -> output.archive.add(Archived.of(Committed.json(record))));
            reader.all(prefix + "alerts",
                    record -> output.alerts.add(Alert.of(Committed.json(record), record.timestamp())));
            reader.all(prefix + "ledger", output::keep);
        }
        return output;
    }

    /** Whether as much has come out as must, so that looking for a fault makes sense. */
    public boolean complete(List<Fact> truth) {
        long claimed = truth.stream().filter(fact -> fact.part().fate().equals("CLAIM")).count();
        return archive.size() + rejected.size() >= truth.size() && claims.size() >= claimed;
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            ledger.remove(id);
        } else {
            ledger.put(id, Committed.json(record));
        }
    }

    private static String coordinates(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "@" + record.offset();
    }
}
