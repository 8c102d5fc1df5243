package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoiningTest {

    private final SimulatedTopic topic = new SimulatedTopic(1, new Random(1));
    private final SimulatedTopic.Replica replica = new SimulatedTopic.Replica(64, Positions.of(0));

    @Test
    void withoutAPlaceAClientIsToldWhatIsUpcomingAndThenWhereItIs() {
        write("a-00000001", "NEW");
        write("b-00000002", "NEW");
        write("a-00000001", "REVISED");
        write("c-00000003", "NEW");
        write("c-00000003", "CANCELLED");
        Trail client = begin(null).drain();
        assertThat(client.events()).extracting(SseReader.Event::name).containsExactly("new", "revised", "cp");
        assertThat(client.events()).extracting(SseReader.Event::id)
                .containsExactly(null, null,
                        new StreamId(SimulatedTopic.INCARNATION, topic.end()).toString());
    }

    @Test
    void whatIsToldDuringTheSnapshotFollowsOnce() {
        write("a-00000001", "NEW");
        Trail client = begin(null);
        write("a-00000001", "REVISED");
        assertThat(client.drain().events()).extracting(SseReader.Event::name).containsExactly("new", "cp",
                "revised");
    }

    @Test
    void anUnlockOfThePastIsNotUpcoming() {
        byte[] past = Alerts.alert("a-00000001", "NEW", "HIGH", "A", "1", Alerts.NOW.minusSeconds(61));
        topic.partitions.get(0).add(SimulatedTopic.Written.of(past, 0));
        topic.pollAll(replica);
        assertThat(begin(null).drain().alerts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nonsense,MALFORMED", "1.aaaaaa.AAAA,MALFORMED", "other,INCARNATION", "ahead,FUTURE"})
    void aPlaceThatIsNoneIsToldAndFollowedByASnapshot(String sent, Reset expected) {
        write("a-00000001", "NEW");
        String id = switch (sent) {
            case "other" -> new StreamId("bbbbbb", topic.end()).toString();
            case "ahead" -> new StreamId(SimulatedTopic.INCARNATION, Positions.of(999_999)).toString();
            default -> sent;
        };
        Trail client = begin(id).drain();
        assertThat(client.resets).containsExactly(expected);
        assertThat(client.events()).extracting(SseReader.Event::name).containsExactly("reset", "new", "cp");
        assertThat(client.events().get(0).data())
                .isEqualTo("{\"reason\":\"" + expected.name().toLowerCase(Locale.ROOT) + "\",\"from\":\""
                        + client.reader.lastId() + "\"}");
    }

    @Test
    void aFilterHoldsForTheSnapshotToo() {
        write("a-00000001", "NEW");
        Filter none = new Filter(Set.of("other"), Set.of(), Set.of(), null, null, null);
        Trail client = new Trail(
                topic.joining(replica).begin(new Ask(null, null, new Selection(none, Form.SSE)))).drain();
        assertThat(client.events()).extracting(SseReader.Event::name).containsExactly("cp");
    }

    @Test
    void aPlaceThatAnotherReplicaGaveAheadOfThisOneIsTakenAndNothingRepeated() {
        write("a-00000001", "NEW");
        topic.partitions.get(0).add(SimulatedTopic.Written.of(Alerts.alert(7), 1));
        String ahead = new StreamId(SimulatedTopic.INCARNATION, topic.end()).toString();
        Trail client = begin(ahead).drain();
        topic.pollAll(replica);
        topic.partitions.get(0).add(SimulatedTopic.Written.of(Alerts.alert(8), 2));
        topic.pollAll(replica);
        assertThat(client.drain().alerts())
                .containsExactly("kaito-00000008");
        assertThat(client.resets).isEmpty();
    }

    private Trail begin(@Nullable String lastId) {
        return new Trail(topic.joining(replica).begin(new Ask(lastId, null, Selection.ALL)));
    }

    private void write(String unlock, String kind) {
        byte[] alert = Alerts.alert(unlock, kind, "HIGH", "A", "1", Alerts.NOW.plusSeconds(60));
        topic.partitions.get(0).add(SimulatedTopic.Written.of(alert, 0));
        topic.pollAll(replica);
    }
}
