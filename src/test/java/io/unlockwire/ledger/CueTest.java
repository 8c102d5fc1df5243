package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 1: the claim itself says that it changes what was told. */
class CueTest {

    private static final UnlockTime APRIL = Telling.minute("2026-04-20T04:00:00Z");
    private static final UnlockTime OCTOBER = Telling.day("2026-10-18");

    private final Book book = new Book();

    @Test
    void aPostponementKeepsTheIdHoweverFarItMoves() {
        Known first = book.tell(Telling.by("RootData")).after();
        Decision decision = book.tell(moved());
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.rule()).isEqualTo(1);
        assertThat(decision.after().id()).isEqualTo(first.id());
        assertThat(decision.after().amount()).isEqualByComparingTo("12110000");
        assertThat(decision.changed()).containsExactly(
                new Changed("unlockAt", "2026-04-20T04:00:00Z", "2026-10-18T00:00:00Z/2026-10-19T00:00:00Z"));
    }

    @Test
    void aSecondSourceOfThePostponementConfirmsIt() {
        book.tell(Telling.by("RootData"));
        book.tell(moved());
        Decision decision = book.tell(moved().at(Telling.month("2026-10-01")));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(book.only().unlockAt()).isEqualTo(OCTOBER);
    }

    @Test
    void moreTalkOfAMoveThatIsKnownChangesNothing() {
        book.tell(Telling.by("RootData"));
        book.tell(moved());
        Decision decision = book.tell(Telling.relayedBy("PANews").noAmount().noTime().cue(Cue.POSTPONED));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(decision.rule()).isEqualTo(1);
    }

    @Test
    void aLateCopyOfAMoveThatWasMovedAgainChangesNothing() {
        book.tell(Telling.by("RootData"));
        book.tell(moved().published("2026-04-16T00:00:00Z"));
        book.tell(Telling.by("RootData").noAmount().at("2026-09-01T00:00:00Z").cue(Cue.ADVANCED, OCTOBER)
                .published("2026-04-18T00:00:00Z"));
        Decision late = book.tell(Telling.relayedBy("PANews").at(OCTOBER).cue(Cue.POSTPONED, APRIL)
                .published("2026-04-16T12:00:00Z"));
        assertThat(late.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(book.only().unlockAt()).isEqualTo(Telling.minute("2026-09-01T00:00:00Z"));
        assertThat(book.only().revision()).isEqualTo(3);
    }

    @Test
    void withoutANewDateTheOldOneIsNoLongerShown() {
        book.tell(Telling.by("RootData"));
        Decision decision = book.tell(Telling.by("Tokenomist").noAmount().noTime().cue(Cue.POSTPONED, APRIL));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().unlockAt()).isEqualTo(UnlockTime.UNKNOWN);
        assertThat(decision.changed()).containsExactly(new Changed("unlockAt", "2026-04-20T04:00:00Z", null));
    }

    @Test
    void withNeitherDateTheOnlyScheduledUnlockIsMeant() {
        Known first = book.tell(Telling.by("RootData")).after();
        Decision decision = book.tell(Telling.by("Tokenomist").noAmount().noTime().cue(Cue.POSTPONED));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().id()).isEqualTo(first.id());
    }

    @Test
    void withNeitherDateAndTwoScheduledItStaysUnlinkedAndSaysSo() {
        book.tell(Telling.by("RootData"));
        book.tell(Telling.by("RootData").at("2026-05-20T04:00:00Z"));
        Decision decision = book.tell(Telling.by("Tokenomist").noAmount().noTime().cue(Cue.POSTPONED));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.rule()).isEqualTo(1);
        assertThat(decision.after().flags()).containsExactly(Flag.POSSIBLE_DUPLICATE);
        assertThat(decision.after().links()).hasSize(2);
    }

    @Test
    void withNeitherDateWhatHasOccurredIsNotMeant() {
        book.tell(Telling.by("RootData"));
        Decision decision = book.tell(Telling.by("Tokenomist").noAmount().noTime().cue(Cue.POSTPONED)
                .published("2026-04-20T04:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
    }

    @Test
    void withTheNewDateAloneTheOnlyUnlockBeforeItIsMeant() {
        Known first = book.tell(Telling.by("RootData")).after();
        Decision decision = book.tell(Telling.by("Tokenomist").noAmount().at(OCTOBER).cue(Cue.POSTPONED));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().id()).isEqualTo(first.id());
        assertThat(new Book().tell(Telling.by("Tokenomist").at(OCTOBER).cue(Cue.POSTPONED)).verdict())
                .isEqualTo(Verdict.NEW);
    }

    @Test
    void anOldAmountNamesTheUnlockThatIsPostponedHoweverFar() {
        book.tell(Telling.by("RootData"));
        Known meant = book.tell(Telling.by("RootData").amount("500").at("2026-05-20T04:00:00Z")).after();
        Decision decision = book
                .tell(Telling.by("Tokenomist").noAmount().at(OCTOBER).cue(Cue.POSTPONED, "500"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().id()).isEqualTo(meant.id());
    }

    @Test
    void ofSeveralThatMayBeMeantTheOneOfItsAmountIs() {
        book.tell(Telling.by("RootData"));
        Known meant = book.tell(Telling.by("RootData").amount("500").at("2026-05-20T04:00:00Z")).after();
        assertThat(book.tell(Telling.by("Tokenomist").amount("500").noTime().cue(Cue.POSTPONED)).after().id())
                .isEqualTo(meant.id());
    }

    @Test
    void anUnlockMayBeBroughtForward() {
        book.tell(Telling.by("RootData"));
        Decision decision = book
                .tell(Telling.by("Tokenomist").at("2026-04-17T00:00:00Z").cue(Cue.ADVANCED, APRIL));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.changed()).extracting(Changed::field).containsExactly("unlockAt");
    }

    @Test
    void anOldAmountNamesTheUnlockThatIsCorrected() {
        book.tell(Telling.by("RootData").amount("1300000000", "100000000"));
        Decision decision = book
                .tell(Telling.by("Tokenomist").amount("64000000").cue(Cue.CORRECTED, "1300000000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.rule()).isEqualTo(1);
        assertThat(decision.after().flags()).isEmpty();
        assertThat(decision.after().claims()).hasSize(2);
    }

    /** The known minute ends at 04:01 of 20 April. */
    @ParameterizedTest(name = "moved from {0}: {1}")
    @CsvSource({"2026-04-21T04:01:00Z,REVISION", "2026-04-21T04:02:00Z,NEW",
            "2026-04-19T03:59:00Z,REVISION", "2026-04-19T03:58:00Z,NEW"})
    void anOldDateNamesWhatLiesWithinADayOfIt(String old, Verdict verdict) {
        book.tell(Telling.by("RootData"));
        assertThat(book.tell(Telling.by("Tokenomist").at(OCTOBER).cue(Cue.POSTPONED, Telling.minute(old)))
                .verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "corrected for {0}: {1}")
    @CsvSource({"2026-04-22T04:01:00Z,REVISION", "2026-04-22T04:02:00Z,NEW"})
    void anOldAmountNamesWhatLiesWithinTwoDays(String at, Verdict verdict) {
        book.tell(Telling.by("RootData").amount("1300000000"));
        assertThat(book.tell(Telling.by("Tokenomist").amount("64000000").at(at)
                .cue(Cue.CORRECTED, "1300000000")).verdict()).isEqualTo(verdict);
    }

    @Test
    void anOldAmountOfAnotherDateNamesNothing() {
        book.tell(Telling.by("RootData").amount("1300000000"));
        Decision decision = book.tell(Telling.by("Tokenomist").amount("64000000").at("2026-06-01T00:00:00Z")
                .cue(Cue.CORRECTED, "1300000000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
    }

    @Test
    void aCancellationKeepsItsDateAndAnotherSourceDoesNotBringItBack() {
        book.tell(Telling.by("RootData"));
        Decision decision = book.tell(Telling.by("Kaito Foundation").noAmount().cue(Cue.CANCELLED));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().status()).isEqualTo(Status.CANCELLED);
        assertThat(decision.after().unlockAt()).isEqualTo(APRIL);
        assertThat(decision.changed()).containsExactly(new Changed("status", "SCHEDULED", "CANCELLED"));
        assertThat(book.tell(Telling.by("Tokenomist")).verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(book.only().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void whoCancelledMayBringItBack() {
        book.tell(Telling.by("RootData"));
        book.tell(Telling.by("RootData").cue(Cue.CANCELLED).published("2026-04-16T00:00:00Z"));
        assertThat(book.tell(Telling.by("RootData").published("2026-04-15T12:00:00Z")).verdict())
                .isEqualTo(Verdict.DUPLICATE);
        Decision decision = book.tell(Telling.by("RootData").published("2026-04-17T00:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(book.only().status()).isEqualTo(Status.SCHEDULED);
    }

    @Test
    void aCancellationOfNothingKnownIsTold() {
        Decision decision = book.tell(Telling.by("RootData").cue(Cue.CANCELLED));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.after().status()).isEqualTo(Status.CANCELLED);
    }

    private static Telling moved() {
        return Telling.by("Tokenomist").noAmount().at(OCTOBER).cue(Cue.POSTPONED,
                Telling.month("2026-04-01"));
    }
}
