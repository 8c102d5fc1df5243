package io.unlockwire.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.lab.check.Outages.Window;
import io.unlockwire.lab.traffic.Fact;
import io.unlockwire.lab.traffic.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An unlock told at noon, an hour and a minute before it happens: one reminder is due a minute later. */
class RemindersTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant DUE = NOON.plusSeconds(60);
    private static final String KEY = "asset-1:1:REMINDER-PT1H";
    private final List<Alert> alerts = new ArrayList<>(List.of(alert("asset-1:1:NEW", "NEW", NOON)));

    @Test
    void one_told_in_time_is_right() {
        alerts.add(alert(KEY, "REMINDER", DUE.plusSeconds(3)));
        assertThat(broken(new Outages(List.of()))).isEmpty();
    }

    @Test
    void none_is_caught() {
        assertThat(broken(new Outages(List.of()))).containsExactly("I9");
    }

    @Test
    void twice_is_caught() {
        alerts.add(alert(KEY, "REMINDER", DUE));
        alerts.add(alert(KEY, "REMINDER", DUE.plusSeconds(1)));
        assertThat(broken(new Outages(List.of()))).containsExactly("I9");
    }

    @Test
    void early_and_late_are_caught_but_late_is_right_in_an_outage() {
        alerts.add(alert(KEY, "REMINDER", DUE.plusSeconds(20)));
        assertThat(broken(new Outages(List.of()))).containsExactly("I9");
        assertThat(broken(new Outages(List.of(new Window(DUE.minusSeconds(3), DUE.plusSeconds(2))))))
                .isEmpty();
        alerts.set(1, alert(KEY, "REMINDER", DUE.minusSeconds(20)));
        assertThat(broken(new Outages(List.of(new Window(NOON, DUE))))).containsExactly("I9");
    }

    @Test
    void one_that_was_not_due_is_caught() {
        alerts.add(alert(KEY, "REMINDER", DUE));
        alerts.add(alert("asset-1:1:REMINDER-PT24H", "REMINDER", NOON.plusSeconds(1)));
        assertThat(broken(new Outages(List.of()))).containsExactly("I9");
    }

    @Test
    void one_told_while_the_output_was_being_read_is_right_unless_it_is_early() {
        alerts.add(alert(KEY, "REMINDER", DUE));
        Instant occurs = DUE.plus(Duration.ofHours(1));
        alerts.add(alert("asset-1:1:OCCURRED", "OCCURRED", occurs.plusSeconds(1)));
        assertThat(broken(new Outages(List.of()))).isEmpty();
        alerts.set(2, alert("asset-1:1:OCCURRED", "OCCURRED", occurs.minusSeconds(10)));
        assertThat(broken(new Outages(List.of()))).containsExactly("I9");
    }

    @Test
    void one_that_became_due_while_an_outage_held_up_the_first_alert_may_follow_it() {
        alerts.set(0, alert("asset-1:1:NEW", "NEW", DUE.plusSeconds(20)));
        Outages heldUp = new Outages(List.of(new Window(NOON, DUE.plusSeconds(15))));
        assertThat(broken(heldUp, 0)).as("decided after it, or before").isEmpty();
        alerts.add(alert(KEY, "REMINDER", DUE.plusSeconds(21)));
        assertThat(broken(heldUp, 0)).isEmpty();
        assertThat(broken(new Outages(List.of()), 0)).containsExactly("I9");
        assertThat(broken(new Outages(List.of(new Window(DUE.plusSeconds(5), DUE.plusSeconds(15)))), 0))
                .as("it began later").containsExactly("I9");
    }

    private List<String> broken(Outages outages) {
        return broken(outages, 1);
    }

    private List<String> broken(Outages outages, int exercised) {
        Findings findings = new Findings();
        Story story = new Story(1);
        Instant at = DUE.plus(Duration.ofHours(1));
        story.hear(new Fact("d", Part.TELLS, 1, "5", at.getEpochSecond()));
        assertThat(story.is("asset-1")).isTrue();
        Output output = new Output(Map.of(), alerts, List.of(), List.of(), List.of(), Map.of());
        assertThat(new Reminders(outages, DUE.plusSeconds(30), findings).check(List.of(story), output))
                .isEqualTo(exercised);
        return findings.invariants();
    }

    private static Alert alert(String key, String kind, Instant written) {
        return new Alert(key, "asset-1", 1, kind, "SCHEDULED", "5", 0, written.toEpochMilli());
    }
}
