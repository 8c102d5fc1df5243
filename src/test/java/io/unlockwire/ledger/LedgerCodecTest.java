package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage.Basis;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerCodecTest {

    private static final int TYPICAL = 1024;
    private static final int LIMIT = 64 * 1024;

    private final LedgerCodec codec = new LedgerCodec();

    @Test
    void whatIsWrittenIsReadBack() {
        Book book = new Book();
        book.tell(typical().flags(Flag.ZONE_ASSUMED));
        book.tell(Telling.by("Tokenomist").amount("20000000"));
        book.tell(Telling.by("RootData").amount("12000000").published("2026-04-16T00:00:00Z"));
        book.tell(Telling.relayedBy("PANews").noTime().noAmount().cue(Cue.POSTPONED));
        Known known = book.only().withAlertKey(book.only().id() + ":1:NEW");
        Known full = new Known(known.id(), known.revision(), known.status(), known.token(), known.shown(),
                known.shownBy(), known.claims(), known.flags(), known.doubts(), List.of(known.id()),
                known.history(),
                known.alertKeys(), known.disputes(), known.firstSeen(), known.lastSeen(),
                new Timers(new Timers.Retry(2, Instant.parse("2026-04-15T09:00:00Z")),
                        Instant.parse("2026-04-13T04:00:00Z")));
        assertThat(codec.decode(codec.encode(full))).isEqualTo(full);
    }

    @Test
    void aTypicalUnlockTakesAtMostOneKibibyte() {
        Book book = new Book();
        book.tell(typical());
        Known known = book
                .tell(Telling.by("Tokenomist").value("4860000").percentage("8.5", Basis.CIRCULATING)).after();
        known = known.withAlertKey(known.id() + ":1:NEW").withAlertKey(known.id() + ":1:REMINDER-PT24H");
        assertThat(codec.encode(known).length).isLessThanOrEqualTo(TYPICAL);
    }

    @Test
    void aTellerWhoSaysWhatIsShownIsNotWrittenOutAgain() {
        Book book = new Book();
        book.tell(typical());
        book.tell(Telling.by("Tokenomist").amount("20000000"));
        String written = new String(codec.encode(book.only()), StandardCharsets.UTF_8);
        assertThat(written.split("\"says\":", -1)).as("one of two claims").hasSize(2);
        assertThat(codec.decode(codec.encode(book.only()))).isEqualTo(book.only());
    }

    @Test
    void theFullestUnlockFitsTheTopic() {
        Book book = new Book();
        IntStream.range(0, 40).forEach(i -> book.tell(typical("tracker number " + i)));
        IntStream.rangeClosed(1, 40)
                .forEach(i -> book.tell(typical("tracker number 0").amount("1" + "0".repeat(i % 20))));
        IntStream.range(0, 40)
                .forEach(i -> book.tell(Telling.relayedBy("relay number " + i).amount("7" + i)));
        Known known = book.only();
        assertThat(known.disputes()).hasSize(Known.MAX_DISPUTES);
        for (int i = 0; i < 40; i++) {
            known = known.withAlertKey(known.id() + ":40:CONFLICT-tracker-number-" + i + "-1");
        }
        assertThat(codec.encode(known).length).isLessThan(LIMIT);
        assertThat(codec.decode(codec.encode(known))).isEqualTo(known);
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        String json = new String(codec.encode(new Book().tell(typical()).after()), StandardCharsets.UTF_8);
        String later = json.replaceFirst("\\{", "{\"mood\":{\"bright\":true},");
        assertThat(codec.decode(later.getBytes(StandardCharsets.UTF_8)).revision()).isEqualTo(1);
    }

    @Test
    void whatIsNoLedgerEntryIsRefused() {
        assertThatThrownBy(() -> codec.decode("{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> codec.decode(new byte[]{-1, 0})).isInstanceOf(UncheckedIOException.class);
    }

    private static Telling typical() {
        return typical("RootData");
    }

    private static Telling typical(String dataSource) {
        return Telling.by(dataSource).value("4860000").percentage("8.5", Basis.CIRCULATING);
    }
}
