package io.unlockwire.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unlockwire.lab.check.Invariants;
import io.unlockwire.lab.check.Output;
import io.unlockwire.lab.check.Traffic;
import io.unlockwire.lab.check.Traffic.Fate;
import io.unlockwire.lab.check.Traffic.Unlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checker is checked: it passes what is right, and catches each way of being wrong. */
class InvariantsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Traffic traffic = Traffic.of(40, 7);
    private final Output right = rightOutput();

    @Test
    void the_same_seed_gives_the_same_traffic_with_every_fate_in_it() {
        assertThat(Traffic.of(40, 7).posts()).extracting(post -> new String(post.value(), UTF_8))
                .isEqualTo(traffic.posts().stream().map(post -> new String(post.value(), UTF_8)).toList());
        assertThat(traffic.posts()).extracting(Traffic.Post::fate).contains(Fate.values());
        assertThat(traffic.unlocks()).doesNotHaveDuplicates().hasSize(40);
    }

    @Test
    void a_right_output_breaks_nothing() {
        assertThat(Invariants.broken(traffic, right)).isEmpty();
        assertThat(right.complete(traffic)).isTrue();
    }

    @Test
    void a_lost_alert_is_caught() {
        assertThat(
                broken(new Output(tail(right.alerts()), right.archive(), right.claims(), right.rejected())))
                .anyMatch(b -> b.startsWith("I1")).anyMatch(b -> b.startsWith("I4"));
    }

    @Test
    void an_alert_told_twice_is_caught() {
        assertThat(broken(
                new Output(doubled(right.alerts()), right.archive(), right.claims(), right.rejected())))
                .anyMatch(b -> b.startsWith("I1")).anyMatch(b -> b.startsWith("I2"));
    }

    @Test
    void a_second_unlock_made_of_a_copy_is_caught() {
        ObjectNode other = right.alerts().get(0).deepCopy();
        other.put("key", "made-00000000:1:NEW").put("unlockId", "made-00000000");
        List<JsonNode> alerts = Stream.concat(right.alerts().stream(), Stream.of(other)).toList();
        assertThat(broken(new Output(alerts, right.archive(), right.claims(), right.rejected())))
                .anyMatch(b -> b.startsWith("I1"));
    }

    @Test
    void a_revision_that_falls_is_caught() {
        ObjectNode second = right.alerts().get(0).deepCopy();
        second.put("revision", 0).put("key", "another");
        List<JsonNode> alerts = Stream.concat(right.alerts().stream(), Stream.of(second)).toList();
        assertThat(broken(new Output(alerts, right.archive(), right.claims(), right.rejected())))
                .anyMatch(b -> b.startsWith("I3"));
    }

    @Test
    void an_announcement_lost_or_read_twice_is_caught_wherever_it_ended() {
        assertThat(
                broken(new Output(right.alerts(), right.archive(), tail(right.claims()), right.rejected())))
                .anyMatch(b -> b.startsWith("I5"));
        assertThat(broken(
                new Output(right.alerts(), right.archive(), right.claims(), doubled(right.rejected()))))
                .anyMatch(b -> b.startsWith("I5"));
        assertThat(broken(
                new Output(right.alerts(), doubled(right.archive()), right.claims(), right.rejected())))
                .anyMatch(b -> b.startsWith("I4"));
    }

    private List<String> broken(Output output) {
        return Invariants.broken(traffic, output);
    }

    private Output rightOutput() {
        List<JsonNode> alerts = new ArrayList<>();
        List<JsonNode> archive = new ArrayList<>();
        List<JsonNode> claims = new ArrayList<>();
        List<JsonNode> rejected = new ArrayList<>();
        int offset = 0;
        for (Unlock unlock : traffic.unlocks()) {
            String id = unlock.asset() + "-" + offset;
            alerts.add(json("""
                    {'key':'%s:1:NEW','unlockId':'%s','revision':1,'kind':'NEW','token':{'assetId':'%s'},
                     'unlockAt':{'from':'%s'}}""".formatted(id, id, unlock.asset(), unlock.at())));
            claims.add(json("{'origin':{'at':" + at(offset) + "}}"));
            archive.add(json(
                    "{'verdict':'NEW','alertKey':'" + id + ":1:NEW','origin':{'at':" + at(offset++) + "}}"));
        }
        while (claims.size() < count(Fate.CLAIM)) {
            claims.add(json("{'origin':{'at':" + at(offset) + "}}"));
            archive.add(json("{'verdict':'DUPLICATE','alertKey':null,'origin':{'at':" + at(offset++) + "}}"));
        }
        for (int i = 0; i < count(Fate.NO_CLAIM); i++) {
            archive.add(json("{'verdict':'NO_CLAIM','alertKey':null,'origin':{'at':" + at(offset++) + "}}"));
        }
        for (int i = 0; i < count(Fate.REJECTED); i++) {
            rejected.add(json(at(offset++)));
        }
        return new Output(alerts, archive, claims, rejected);
    }

    private int count(Fate fate) {
        return (int) traffic.posts().stream().filter(post -> post.fate() == fate).count();
    }

    private static String at(int offset) {
        return "{'topic':'t','partition':0,'offset':" + offset + "}";
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<JsonNode> tail(List<JsonNode> nodes) {
        return nodes.subList(1, nodes.size());
    }

    private static List<JsonNode> doubled(List<JsonNode> nodes) {
        return Stream.concat(nodes.stream(), Stream.of(nodes.get(0))).toList();
    }
}
