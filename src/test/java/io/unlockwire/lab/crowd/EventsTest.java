package io.unlockwire.lab.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private static final String FIRST = "{\"key\":\"" + new Stamp(41, 1_796_162_000_000_001L).name()
            + ":1:NEW\"}";
    private static final String SECOND = "{\"key\":\"" + new Stamp(42, 1_796_162_000_000_002L).name()
            + ":1:NEW\"}";

    private final List<Stamp> told = new ArrayList<>();
    private final Events events = new Events();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsAStreamThatComesInAnyPieces(long seed) {
        byte[] answer = ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk("retry: 1500\n\n") + chunk(": welcome\n\nid: a-1\nevent: new\ndata: " + FIRST + "\n")
                + chunk("\nid:a-2\r\ndata:" + SECOND + "\r\n\r\n") + "0\r\n\r\n").getBytes(US_ASCII);
        Answer http = new Answer();
        Random random = new Random(seed);
        for (int at = 0; at < answer.length;) {
            int to = Math.min(answer.length, at + 1 + random.nextInt(40));
            http.take(answer, at, to, (bytes, from, end) -> events.take(bytes, from, end, told::add));
            at = to;
        }
        assertThat(told).as("seed %d", seed).containsExactly(new Stamp(41, 1_796_162_000_000_001L),
                new Stamp(42, 1_796_162_000_000_002L));
        assertThat(events.lastId()).isEqualTo("a-2");
        assertThat(http.status()).isEqualTo(200);
        assertThat(http.ended()).isTrue();
    }

    @Test
    void anEventThatWasCutOffDoesNotCount() {
        take("id: a-1\ndata: " + FIRST + "\n");
        events.cut();
        take("id: a-2\ndata: " + SECOND + "\n\n");
        assertThat(told).extracting(Stamp::seq).containsExactly(42L);
    }

    @Test
    void whatIsNoAlertIsNoEvent() {
        take("event: cp\nid: a-9\ndata: \n\nevent: status\ndata: {\"kafka\":\"UP\"}\n\n");
        assertThat(told).isEmpty();
        assertThat(events.lastId()).isEqualTo("a-9");
    }

    private void take(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        events.take(bytes, 0, bytes.length, told::add);
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
