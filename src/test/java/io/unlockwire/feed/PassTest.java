package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PassTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef"
            .getBytes(StandardCharsets.US_ASCII);
    private static final Pass PASS = new Pass(Pass.Use.TICKET, "desk \u00fc.1", Alerts.NOW.plusSeconds(30),
            "abcdefghijklmnopqrstuv");

    @Test
    void whatWasSignedIsReadUntilItIsOver() {
        String signed = PASS.signed(SECRET);
        assertThat(Pass.read(signed, SECRET, Alerts.NOW)).isEqualTo(PASS);
        assertThat(Pass.read(signed, SECRET, Alerts.NOW.plusSeconds(30))).isNull();
    }

    @Test
    void noCharacterOfItCanBeChanged() {
        String signed = PASS.signed(SECRET);
        for (int i = 0; i < signed.length() - 1; i++) {
            char other = signed.charAt(i) == 'A' ? 'B' : 'A';
            String forged = signed.substring(0, i) + other + signed.substring(i + 1);
            assertThat(Pass.read(forged, SECRET, Alerts.NOW)).as(forged).isNull();
        }
        assertThat(Pass.read(signed, new byte[32], Alerts.NOW)).isNull();
        assertThat(Pass.read(signed.replace("TICKET", "SESSION"), SECRET, Alerts.NOW)).isNull();
    }
}
