package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Everything that the service has committed so far, in offset order per partition. */
public record Output(List<JsonNode> alerts, List<JsonNode> archive, List<JsonNode> claims,
        List<JsonNode> rejected) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Output of(Records records, Topics topics) {
        return new Output(read(records, topics.alerts()), read(records, topics.archive()),
                read(records, topics.claims()), read(records, topics.rejected()));
    }

    private static List<JsonNode> read(Records records, String topic) {
        return records.from(topic).all().stream().map(Received::bytes).map(Output::parse).toList();
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }

    /** Whether as much has come out as the traffic must give, so that looking for a fault makes sense. */
    public boolean complete(Traffic traffic) {
        long claimed = traffic.posts().stream().filter(post -> post.fate() == Traffic.Fate.CLAIM).count();
        return archive.size() + rejected.size() >= traffic.posts().size() && claims.size() >= claimed;
    }
}
