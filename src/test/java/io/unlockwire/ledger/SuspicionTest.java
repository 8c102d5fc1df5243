package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.Verdict;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 3, 7, 8 and 9: the same unlock, but someone is wrong. */
class SuspicionTest {

    private final Book book = new Book();

    @Test
    void tenTimesTheAmountIsTheSameUnlockAndSuspect() {
        Token zk = new Token("zkSync", "ZK", "zksync");
        Known first = book.tell(Telling.relayedBy("ChainCatcher").of(zk).amount("17314000", "1000")).after();
        Decision decision = book.tell(Telling.by("Tokenomist").of(zk).amount("173140000", "10000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(decision.after().id()).isEqualTo(first.id());
        assertThat(decision.after().revision()).isEqualTo(1);
        assertThat(decision.after().flags()).containsExactly(Flag.UNIT_SLIP_SUSPECTED);
        assertThat(decision.after().claims()).hasSize(2);
        assertThat(decision.changed()).containsExactly(new Changed("amount", "17314000", "173140000"));
    }

    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource({"2026-04-20T12:00:00Z,UTC+08:00,3", "2026-04-19T20:00:00Z,UTC+08:00,3",
            "2026-04-20T12:01:00Z,UTC+08:00,5", "2026-04-20T11:59:00Z,UTC+08:00,5",
            "2026-04-20T12:00:00Z,UTC,5", "2026-04-20T04:00:00Z,UTC,5",
            "2026-04-19T23:00:00Z,America/New_York,5", "2026-04-20T00:00:00Z,America/New_York,3",
            "2026-04-20T12:00:00Z,nowhere,5"})
    void exactlyTheZonesOffsetApartIsSuspect(String at, String zone, int rule) {
        book.tell(Telling.by("RootData").at(Telling.hour("2026-04-20T04:00:00Z", "UTC")));
        Decision decision = book.tell(Telling.by("Tokenomist").at(Telling.hour(at, zone)));
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.after().flags().contains(Flag.ZONE_SLIP_SUSPECTED)).isEqualTo(rule == 3);
        assertThat(decision.verdict()).isEqualTo(rule == 3 ? Verdict.CONFLICT : Verdict.DUPLICATE);
    }

    @Test
    void theZoneMayBeThatOfEither() {
        book.tell(Telling.by("RootData").at(Telling.hour("2026-04-20T04:00:00Z", "UTC+08:00")));
        assertThat(book.tell(Telling.by("Tokenomist").at(Telling.hour("2026-04-20T12:00:00Z", "UTC"))).rule())
                .isEqualTo(3);
    }

    @Test
    void aDayHasNoZoneToSlipBy() {
        book.tell(Telling.by("RootData").at(Telling.day("2026-04-20")));
        assertThat(book.tell(Telling.by("Tokenomist").at("2026-04-20T08:00:00Z")).rule()).isEqualTo(5);
    }

    @Test
    void aZoneSlipNeedsTheSameAmount() {
        book.tell(Telling.by("RootData"));
        assertThat(book.tell(Telling.by("Tokenomist").at("2026-04-20T12:00:00Z").amount("11000000")).rule())
                .isEqualTo(5);
    }

    @Test
    void anUnlockThatOverlapsIsMeantRatherThanOneAZoneAway() {
        book.tell(Telling.by("RootData").coordinates(1_000_000, 0));
        book.tell(Telling.by("RootData").at("2026-04-20T12:00:00Z").coordinates(1_000_000, 1));
        Decision decision = book.tell(Telling.by("Tokenomist"));
        assertThat(decision.rule()).isEqualTo(5);
        assertThat(decision.before().id()).isEqualTo(book.unlocks().get(0).id());
    }

    @Test
    void anotherDayKeepsBothFlags() {
        book.tell(Telling.by("RootData"));
        Decision decision = book
                .tell(Telling.by("Tokenomist").at("2026-04-21T12:00:00Z").amount("121100000"));
        assertThat(decision.rule()).isEqualTo(9);
        assertThat(decision.after().flags()).containsExactly(Flag.UNIT_SLIP_SUSPECTED, Flag.DATE_CONFLICT);
    }

    @Test
    void aTrackerIsShownBeforeARelay() {
        book.tell(Telling.relayedBy("PANews"));
        book.tell(Telling.by("RootData").amount("20000000").published("2026-04-14T00:00:00Z"));
        assertThat(book.only().shownBy()).isEqualTo("rootdata");
        Decision relay = book
                .tell(Telling.relayedBy("Odaily").amount("40000000").published("2026-04-16T00:00:00Z"));
        assertThat(relay.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(relay.changed()).isEmpty();
        assertThat(book.only().amount()).isEqualByComparingTo("20000000");
        assertThat(book.only().claims()).hasSize(3);
    }

    @ParameterizedTest(name = "{0} is shown {2} over RootData when published {1}")
    @CsvSource({"Tokenomist,2026-04-16T00:00:00Z,true", "Tokenomist,2026-04-14T00:00:00Z,false",
            "Kaito,2026-04-14T00:00:00Z,true", "Kaito Foundation,2026-04-14T00:00:00Z,true",
            "Kaitonomics,2026-04-14T00:00:00Z,false"})
    void theNewerIsShownWithinAClassAndTheProjectBeforeAll(String who, String published, boolean shown) {
        book.tell(Telling.by("RootData"));
        book.tell(Telling.by(who).amount("20000000").published(published));
        assertThat(book.only().shownBy().equals("rootdata")).isEqualTo(!shown);
    }

    @Test
    void aConflictIsFoundOncePerDataSourceAndValue() {
        book.tell(Telling.by("RootData"));
        assertThat(book.tell(disagreeing("20000000")).verdict()).isEqualTo(Verdict.CONFLICT);
        Decision again = book.tell(disagreeing("20000000"));
        assertThat(again.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(again.stored()).isFalse();
        assertThat(book.tell(disagreeing("40000000")).verdict()).isEqualTo(Verdict.CONFLICT);
        Decision cameRound = book.tell(disagreeing("12110000"));
        assertThat(cameRound.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(cameRound.stored()).isTrue();
        assertThat(book.only().flags()).as("nobody disagrees any more").isEmpty();
        assertThat(book.only().claimBy("panews").says().amount()).isEqualByComparingTo("12110000");
    }

    @Test
    void whatOneHasSaidAgainstItBeforeIsNoNewConflictHoweverOftenItTurns() {
        book.tell(Telling.by("RootData"));
        book.tell(disagreeing("20000000"));
        book.tell(disagreeing("40000000"));
        Decision back = book.tell(disagreeing("20000000"));
        assertThat(back.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(back.stored()).as("its last word has changed").isTrue();
        assertThat(back.after().flags()).containsExactly(Flag.AMOUNT_CONFLICT);
        assertThat(back.after().claimBy("panews").says().amount()).isEqualByComparingTo("20000000");
        assertThat(book.tell(Telling.relayedBy("Odaily").amount("20000000")).verdict())
                .as("another has not").isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void noTwoDisputesOfOneTellerEverHaveOneNumber() {
        book.tell(Telling.by("RootData"));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 3 * Known.MAX_DISPUTES; i++) {
            Telling telling = Telling.relayedBy("relay" + i % 50).amount(String.valueOf(40_000_000 + i));
            Decision decision = book.tell(telling);
            assertThat(decision.verdict()).isEqualTo(Verdict.CONFLICT);
            Dispute last = decision.after().disputes().get(decision.after().disputes().size() - 1);
            assertThat(seen.add(last.teller() + "#" + last.number())).as(last.toString()).isTrue();
        }
        assertThat(book.only().disputes()).hasSize(Known.MAX_DISPUTES);
    }

    @Test
    void allThatIsSuspectIsSettledOnceEverybodyHasComeRound() {
        book.tell(Telling.by("RootData"));
        book.tell(disagreeing("121100000"));
        book.tell(Telling.relayedBy("Odaily").at("2026-04-22T00:00:00Z"));
        assertThat(book.only().flags()).containsExactly(Flag.UNIT_SLIP_SUSPECTED, Flag.DATE_CONFLICT);
        book.tell(disagreeing("12110000"));
        assertThat(book.only().flags()).containsExactly(Flag.DATE_CONFLICT);
        book.tell(Telling.relayedBy("Odaily"));
        assertThat(book.only().flags()).isEmpty();
    }

    @Test
    void aRevisionDoesNotEndTheConflictWithAnother() {
        book.tell(Telling.by("RootData"));
        book.tell(disagreeing("40000000"));
        book.tell(Telling.by("RootData").amount("13000000"));
        assertThat(book.only().flags()).containsExactly(Flag.AMOUNT_CONFLICT);
        book.tell(Telling.by("RootData").amount("12500000").cue(Cue.CORRECTED, Telling.day("2026-04-20")));
        assertThat(book.only().flags()).as("a correction does").isEmpty();
    }

    private static Telling disagreeing(String amount) {
        return Telling.relayedBy("PANews").amount(amount);
    }
}
