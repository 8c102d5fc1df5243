package io.unlockwire.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unlockwire.lab.traffic.Fact;
import io.unlockwire.lab.traffic.Part;
import io.unlockwire.lab.traffic.Post;
import io.unlockwire.lab.traffic.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker is checked: it passes what is right, and catches each way of being wrong. */
class InvariantsTest {

    private final List<Fact> truth = Traffic.of(2_000, 7).stream().map(Post::fact).toList();
    private final RightOutput right = new RightOutput(truth);

    @Test
    void a_right_output_breaks_nothing() {
        assertThat(broken()).isEmpty();
        assertThat(right.output().complete(truth)).isTrue();
        assertThat(truth).extracting(Fact::part).contains(Part.values());
    }

    @Test
    void a_lost_alert_is_caught() {
        right.alerts.remove(5);
        assertThat(broken()).contains("I1", "I4");
    }

    @Test
    void an_alert_told_twice_is_caught() {
        right.alerts.add(right.alerts.get(5));
        assertThat(broken()).contains("I1", "I3");
    }

    @Test
    void an_alert_with_other_figures_than_announced_is_caught() {
        Alert one = right.alerts.get(5);
        right.alerts.set(5, new Alert(one.key(), one.unlockId(), one.revision(), one.kind(), one.status(),
                one.amount(), one.at() + 60, 0));
        assertThat(broken()).contains("I2", "I6");
    }

    @Test
    void a_second_unlock_made_of_a_copy_is_caught() {
        int copy = indexOf("DUPLICATE");
        Archived record = right.archive.get(copy);
        right.archive.set(copy, new Archived(record.at(), "NEW", "asset-made-up", 1, "asset-made-up:1:NEW",
                "desk"));
        right.alerts.add(new Alert("asset-made-up:1:NEW", "asset-made-up", 1, "NEW", "SCHEDULED", "5", 0, 0));
        assertThat(broken()).contains("I2", "I6");
    }

    @Test
    void a_revision_that_falls_is_caught() {
        int change = indexOfAlert("REVISED");
        Alert revised = right.alerts.remove(change);
        right.alerts.add(0, revised);
        assertThat(broken()).contains("I3");
    }

    @Test
    void a_claim_archived_twice_or_never_is_caught() {
        right.archive.add(right.archive.get(indexOf("DUPLICATE")));
        assertThat(broken()).containsExactly("I4");
        right.archive.remove(right.archive.size() - 1);
        right.archive.remove(indexOf("DUPLICATE"));
        assertThat(broken()).containsExactly("I4");
    }

    @Test
    void an_announcement_lost_or_read_twice_is_caught_wherever_it_ended() {
        String claim = right.claims.remove(3);
        assertThat(broken()).containsExactly("I5");
        right.claims.add(claim);
        right.claims.add(claim);
        assertThat(broken()).containsExactly("I5");
        right.claims.remove(right.claims.size() - 1);
        right.rejected.add(right.rejected.get(0));
        assertThat(broken()).containsExactly("I5");
        right.rejected.remove(0);
        right.archive.remove(indexOf("NO_CLAIM"));
        assertThat(broken()).containsExactly("I5");
    }

    @Test
    void a_ledger_that_missed_a_commit_or_saw_one_that_never_was_is_caught() {
        String id = right.alerts.get(0).unlockId();
        ObjectNode entry = right.ledger.get(id).deepCopy();
        right.ledger.put(id, entry.put("revision", 9));
        assertThat(broken()).containsExactly("I6");
        right.ledger.remove(id);
        assertThat(broken()).containsExactly("I6");
    }

    @Test
    void traffic_that_did_not_arrive_as_sent_is_the_labs_own_fault() {
        right.inputs.remove("0@0");
        assertThat(broken()).contains("I0");
    }

    @Test
    void losses_and_repetitions_are_counted() {
        right.alerts.remove(5);
        right.alerts.add(right.alerts.get(7));
        Findings findings = Invariants.of(truth, right.output());
        assertThat(findings.lost()).isEqualTo(1);
        assertThat(findings.repeated()).isEqualTo(1);
    }

    private List<String> broken() {
        return Invariants.of(truth, right.output()).invariants();
    }

    private int indexOf(String verdict) {
        return right.archive.indexOf(
                right.archive.stream().filter(a -> a.verdict().equals(verdict)).findFirst().orElseThrow());
    }

    private int indexOfAlert(String kind) {
        return right.alerts.indexOf(
                right.alerts.stream().filter(a -> a.kind().equals(kind)).findFirst().orElseThrow());
    }
}
