package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is too old, and what is too much. */
class BoundsTest {

    private static final LedgerRules RULES = LedgerRules.defaults();

    /** The unlock's minute ends at 04:01. */
    @ParameterizedTest(name = "appended {0}: {1}")
    @CsvSource({"2026-05-20T04:01:00Z,NEW", "2026-05-20T04:01:00.001Z,STALE"})
    void aClaimIsStaleByItsAppendTime(String appended, Verdict verdict) {
        Decision decision = new Book().tell(Telling.by("RootData").appended(appended));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.stored()).isEqualTo(verdict == Verdict.NEW);
    }

    @Test
    void aStaleClaimTouchesNothingKnown() {
        Book book = new Book();
        Known known = book.tell(Telling.by("RootData")).after();
        Decision decision = book.tell(Telling.by("RootData").amount("5").appended("2026-08-01T00:00:00Z"));
        assertThat(decision.after()).isNull();
        assertThat(decision.before()).isNull();
        assertThat(book.only()).isEqualTo(known);
    }

    @Test
    void howOldIsTooOldIsConfigured() {
        LedgerRules patient = RULES.withStaleAfter(Duration.ofDays(400));
        assertThat(new Book(patient).tell(Telling.by("RootData").appended("2027-05-01T00:00:00Z")).verdict())
                .isEqualTo(Verdict.NEW);
    }

    @Test
    void withoutATimeNothingIsStale() {
        assertThat(
                new Book().tell(Telling.by("RootData").noTime().appended("2036-01-01T00:00:00Z")).verdict())
                .isEqualTo(Verdict.NEW);
    }

    @Test
    void anUnlockIsForgottenOnlyWhenAnyLateCopyIsStale() {
        Known dated = new Book().tell(Telling.by("RootData")).after();
        assertThat(RULES.forgetAt(dated)).isEqualTo("2026-05-21T04:01:00Z");
        Known dateless = new Book().tell(Telling.by("RootData").noTime()).after();
        assertThat(RULES.forgetAt(dateless)).isEqualTo(dateless.lastSeen().plus(Duration.ofDays(90)));
    }

    @Test
    void theOldestRelaysGoFirstWhenTooManyTell() {
        Book book = new Book();
        book.tell(Telling.by("RootData").published("2026-03-01T00:00:00Z"));
        book.tell(Telling.by("Tokenomist").published("2026-03-01T00:00:00Z"));
        IntStream.range(0, 40).forEach(i -> book.tell(
                Telling.relayedBy("relay" + i).published("2026-04-10T00:00:%02dZ".formatted(i))));
        assertThat(book.only().claims()).hasSize(Known.MAX_CLAIMS)
                .extracting(Told::teller)
                .contains("rootdata", "tokenomist", "relay39", "relay10")
                .doesNotContain("relay9");
    }

    @Test
    void theOldestRevisionsAndKeysGoFirst() {
        Book book = new Book();
        IntStream.rangeClosed(1, 40)
                .forEach(i -> book.tell(Telling.by("RootData").amount("1" + "0".repeat(i))));
        Known known = book.only();
        assertThat(known.revision()).isEqualTo(40);
        assertThat(known.history()).hasSize(Known.MAX_HISTORY);
        assertThat(known.history().get(31).revision()).isEqualTo(39);
        for (int i = 0; i < 40; i++) {
            known = known.withAlertKey("key" + i);
        }
        assertThat(known.alertKeys()).hasSize(Known.MAX_ALERT_KEYS).startsWith("key8").endsWith("key39");
    }

    @Test
    void beyondTheBoundOfAnAssetTheLongestPastGivesWay() {
        Book book = new Book(new LedgerRules(Duration.ofDays(30), 3, Set.of()));
        book.tell(Telling.by("RootData").at("2026-04-14T00:00:00Z"));
        Known pastLongest = book.tell(Telling.by("RootData").at("2026-04-01T00:00:00Z")).after();
        Known farthest = book.tell(Telling.by("RootData").at("2027-04-01T00:00:00Z")).after();
        assertThat(book.tell(Telling.by("RootData").at("2026-06-01T00:00:00Z")).forgotten())
                .containsExactly(pastLongest.id());
        book.tell(Telling.by("RootData").at("2026-06-11T00:00:00Z"));
        assertThat(book.tell(Telling.by("RootData").at("2026-06-21T00:00:00Z")).forgotten())
                .containsExactly(farthest.id());
        assertThat(book.unlocks()).hasSize(3);
    }

    @Test
    void whatIsNoLongerFollowedIsNotTheSame() {
        Book book = new Book();
        Known known = book.tell(Telling.by("RootData")).after();
        book.keep(new Known(known.id(), 1, Status.EXPIRED, known.token(), known.shown(), known.shownBy(),
                known.claims(), known.flags(), known.doubts(), known.links(), known.history(),
                known.alertKeys(),
                known.disputes(),
                known.firstSeen(), known.lastSeen(), known.timers()));
        assertThat(book.tell(Telling.by("Tokenomist")).verdict()).isEqualTo(Verdict.NEW);
    }

    @Test
    void aProvisionalAssetIsKnownLikeAnyOther() {
        Token provisional = new Token("Zorp", null, Token.UNRESOLVED + "zorp");
        Book book = new Book();
        Decision opened = book.tell(Telling.by("RootData").of(provisional));
        assertThat(opened.after().id().assetId()).isEqualTo("unresolved:zorp");
        assertThat(book.tell(Telling.by("Tokenomist").of(provisional)).verdict())
                .isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anInstantHasOccurredOnceItComesAndADayOnceItIsOver() {
        Known minute = new Book().tell(Telling.by("RootData")).after();
        assertThat(minute.statusAt(Instant.parse("2026-04-20T03:59:59Z"))).isEqualTo(Status.SCHEDULED);
        assertThat(minute.statusAt(Instant.parse("2026-04-20T04:00:00Z"))).isEqualTo(Status.OCCURRED);
        Known day = new Book().tell(Telling.by("RootData").at(Telling.day("2026-04-20"))).after();
        assertThat(day.statusAt(Instant.parse("2026-04-20T23:59:59Z"))).isEqualTo(Status.SCHEDULED);
        assertThat(day.statusAt(Instant.parse("2026-04-21T00:00:00Z"))).isEqualTo(Status.OCCURRED);
        Known cancelled = new Book().tell(Telling.by("RootData").cue(Cue.CANCELLED)).after();
        assertThat(cancelled.statusAt(Instant.MAX)).isEqualTo(Status.CANCELLED);
    }
}
