package io.unlockwire.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final List<String> KEYS = List.of("a:1:NEW", "b:1:NEW", "a:2:REVISED");
    private final Told told = new Told();

    @Test
    void one_who_is_told_all_in_order_is_right_however_the_bytes_come() {
        byte[] all = bytes(": hello\n\nid: 0\nevent: status\ndata: {\"x\":1}\n\n" + event(1, 0) + event(2, 1)
                + "id: 2\nevent: cp\ndata: {}\n\n" + event(3, 2));
        for (byte one : all) {
            told.take(new byte[]{one}, 1);
        }
        assertThat(told.lastId()).isEqualTo("3");
        assertThat(broken()).isEmpty();
    }

    @Test
    void half_an_event_does_not_count_and_does_not_move_the_place() {
        take(event(1, 0) + event(2, 1) + "id: 3\ndata: {\"key\":\"a:2:REV");
        told.cut();
        assertThat(told.lastId()).isEqualTo("2");
        take(event(3, 2));
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_gap_is_caught() {
        take(event(1, 0) + event(3, 2));
        assertThat(broken()).containsExactly("I10");
    }

    @Test
    void an_end_that_is_missing_is_caught() {
        take(event(1, 0) + event(2, 1));
        assertThat(broken()).containsExactly("I10");
    }

    @Test
    void a_repeat_is_caught_and_told_apart() {
        take(event(1, 0) + event(1, 0) + event(2, 1) + event(3, 2));
        Findings findings = new Findings();
        check(findings);
        assertThat(findings.repeated()).isEqualTo(1);
        assertThat(findings.lost()).isZero();
    }

    @Test
    void a_stream_that_begins_anew_is_caught() {
        take(event(1, 0) + "event: reset\ndata: {}\n\n" + event(2, 1) + event(3, 2));
        assertThat(broken()).containsExactly("I10");
    }

    private List<String> broken() {
        Findings findings = new Findings();
        check(findings);
        return findings.invariants();
    }

    private void check(Findings findings) {
        Audience.check("one", told, KEYS, KEYS.stream().mapToInt(Told::hash).toArray(), findings);
    }

    private void take(String text) {
        byte[] bytes = bytes(text);
        told.take(bytes, bytes.length);
    }

    private static String event(int id, int key) {
        return "id: " + id + "\nevent: alert\ndata: {\"key\":\"" + KEYS.get(key)
                + "\",\"unlockId\":\"x\"}\n\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
