package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.ledger.Figures;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Timers;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlockCalendarTest {

    private static final UnlockTime NOON = new UnlockTime(Instant.parse("2026-04-20T04:00:00Z"),
            Instant.parse("2026-04-20T04:01:00Z"), Precision.MINUTE, "UTC+08:00", false);

    @Test
    void anUpdateKeepsItsUidAndRaisesItsSequence() throws Exception {
        String first = event(known(1, Status.SCHEDULED, NOON, Set.of()));
        String second = event(known(2, Status.SCHEDULED, NOON, Set.of()));
        assertThat(first).contains("UID:kaito-0000000a@unlockwire\r\n", "SEQUENCE:0\r\n",
                "DTSTART:20260420T040000Z\r\n", "DTEND:20260420T040100Z\r\n", "STATUS:CONFIRMED\r\n",
                "SUMMARY:KAITO unlock: 12110000 tokens\\, $4860000\r\n");
        assertThat(second).contains("UID:kaito-0000000a@unlockwire\r\n", "SEQUENCE:1\r\n");
    }

    @Test
    void whatIsCalledOffStaysAsCancelledAndWhatIsDoubtedIsTentative() throws Exception {
        assertThat(event(known(3, Status.CANCELLED, NOON, Set.of()))).contains("STATUS:CANCELLED",
                "SEQUENCE:2");
        assertThat(event(known(1, Status.SCHEDULED, NOON, Set.of(Flag.DATE_CONFLICT))))
                .contains("STATUS:TENTATIVE", "Flags: DATE_CONFLICT");
    }

    @ParameterizedTest
    @CsvSource({"2026-04-19T16:00:00Z,PT24H,DAY,UTC+08:00,20260420,20260421",
            "2026-04-20T00:00:00Z,PT24H,DAY,UTC,20260420,20260421",
            "2026-04-20T00:00:00Z,P7D,WEEK,UTC,20260420,20260427",
            "2026-04-20T00:00:00Z,PT24H,DAY,the moon,20260420,20260421"})
    void aDayIsADayWhereItWasWritten(Instant from, Duration length, Precision precision, String zone,
            String first, String end) throws Exception {
        UnlockTime time = new UnlockTime(from, from.plus(length), precision, zone, false);
        assertThat(event(known(1, Status.SCHEDULED, time, Set.of())))
                .contains("DTSTART;VALUE=DATE:" + first + "\r\n", "DTEND;VALUE=DATE:" + end + "\r\n");
    }

    @Test
    void whatHasNoTimeIsLeftOut() throws Exception {
        assertThat(event(known(1, Status.SCHEDULED, UnlockTime.UNKNOWN, Set.of()))).doesNotContain("VEVENT");
    }

    @Test
    void namesCannotForgeAnything() throws Exception {
        Token token = new Token("Evil\r\nEND:VEVENT\nX; \\ \u20ac" + "\uD83D\uDE80".repeat(80), null,
                "kaito");
        Known evil = new Known(new UnlockId("kaito-0000000a"), 1, Status.SCHEDULED, token, figures(NOON),
                "desk",
                List.of(), Set.of(), Set.of(), List.of(), List.of(), List.of(), List.of(),
                Alerts.NOW, Alerts.NOW, Timers.NONE);
        Calendar read = read(UnlockCalendar.of(List.of(evil)));
        assertThat(read.getComponents(Component.VEVENT)).hasSize(1);
    }

    private static String event(Known known) throws IOException, ParserException {
        byte[] bytes = UnlockCalendar.of(List.of(known));
        assertThat(bytes).isEqualTo(UnlockCalendar.of(List.of(known)));
        read(bytes);
        return new String(bytes, StandardCharsets.UTF_8).replace("\r\n ", "");
    }

    /** Reads it back; holds it to what the standard says of lines. */
    private static Calendar read(byte[] bytes) throws IOException, ParserException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n", -1))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        if (!calendar.getComponents().isEmpty()) {
            assertThat(calendar.validate().getEntries()).as("faults").isEmpty();
        }
        return calendar;
    }

    private static Known known(int revision, Status status, UnlockTime time, Set<Flag> flags) {
        return new Known(new UnlockId("kaito-0000000a"), revision, status,
                new Token("Kaito", "KAITO", "kaito"),
                figures(time), "desk", List.of(), flags, Set.of(), List.of(), List.of(), List.of(), List.of(),
                Alerts.NOW,
                Alerts.NOW.plusSeconds(revision), Timers.NONE);
    }

    private static Figures figures(UnlockTime time) {
        return new Figures(new BigDecimal("12110000"), BigDecimal.ONE, time, new BigDecimal("4860000"), null,
                null,
                Claim.Kind.UNKNOWN);
    }
}
