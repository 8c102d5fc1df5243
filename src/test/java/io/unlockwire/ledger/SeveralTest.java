package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 4, and rows of one post. */
class SeveralTest {

    private final Book book = new Book();

    @Test
    void aMonthOverTwoUnlocksMeansTheOneOfItsAmount() {
        twoInMay();
        Decision decision = book.tell(Telling.by("Tokenomist").amount("900").at(Telling.month("2026-05-01")));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(decision.rule()).isEqualTo(4);
        assertThat(decision.before().unlockAt()).isEqualTo(Telling.minute("2026-05-05T00:00:00Z"));
    }

    @Test
    void aMonthOverTwoUnlocksOfOtherAmountsIsNewAndLinkedToBoth() {
        twoInMay();
        Decision decision = book
                .tell(Telling.by("Tokenomist").amount("1000").at(Telling.month("2026-05-01")));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.rule()).isEqualTo(4);
        assertThat(decision.after().flags()).containsExactly(Flag.POSSIBLE_DUPLICATE);
        assertThat(decision.after().links()).containsExactlyElementsOf(
                book.unlocks().subList(0, 2).stream().map(Known::id).toList());
    }

    @Test
    void aMonthOverOneUnlockIsComparedAsUsual() {
        book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z"));
        assertThat(book.tell(Telling.by("Tokenomist").amount("100").at(Telling.month("2026-05-01"))).rule())
                .isEqualTo(5);
    }

    @Test
    void rowsOfOnePostAreNeverTheSameUnlock() {
        book.tell(Telling.by("RootData").coordinates(2_000_000, 0));
        Decision second = book.tell(Telling.by("RootData").coordinates(2_000_000, 1));
        assertThat(second.verdict()).isEqualTo(Verdict.NEW);
        assertThat(second.after().links()).isEmpty();
        assertThat(book.unlocks()).extracting(Known::id).doesNotHaveDuplicates().hasSize(2);
    }

    /** The known row first, then last: it is never told apart by a trace that it left. */
    @ParameterizedTest(name = "the known row first: {0}")
    @ValueSource(booleans = {true, false})
    void aRowThatRepeatsWhatIsKnownLetsNoOtherRowRevise(boolean knownFirst) {
        Known known = book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z")).after();
        Telling repeats = Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z");
        Telling other = Telling.by("RootData").amount("900").at("2026-05-03T00:00:00Z");
        repeats.coordinates(3_000_000, knownFirst ? 0 : 1).beside(other);
        other.coordinates(3_000_000, knownFirst ? 1 : 0).beside(repeats);

        Decision first = book.tell(knownFirst ? repeats : other);
        Decision second = book.tell(knownFirst ? other : repeats);

        Decision ofKnown = knownFirst ? first : second;
        Decision ofOther = knownFirst ? second : first;
        assertThat(ofKnown.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(ofKnown.before().id()).isEqualTo(known.id());
        assertThat(ofOther.verdict()).isEqualTo(Verdict.NEW);
        assertThat(book.unlocks()).extracting(Known::revision).containsExactly(1, 1);
    }

    @Test
    void aRowThatRepeatsItsTellersOwnWordCountsAlsoWhereAnotherIsShown() {
        book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z"));
        book.tell(Telling.relayedBy("PANews").amount("200").at("2026-05-02T00:00:00Z"));
        Telling repeats = Telling.relayedBy("PANews").amount("200").at("2026-05-02T00:00:00Z");
        Decision other = book.tell(Telling.relayedBy("PANews").amount("900").at("2026-05-02T12:00:00Z")
                .beside(repeats));
        assertThat(other.verdict()).isEqualTo(Verdict.NEW);
    }

    @Test
    void aRowMayReviseWhatNoOtherRowRepeats() {
        Known known = book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z")).after();
        Decision revised = book.tell(Telling.by("RootData").amount("900").at("2026-05-03T00:00:00Z")
                .beside(Telling.by("RootData").amount("100").at("2026-05-09T00:00:00Z")));
        assertThat(revised.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(revised.after().id()).isEqualTo(known.id());
    }

    @Test
    void rowsThatRepeatOneUnlockAlikeOpenNoOther() {
        book.tell(Telling.by("RootData"));
        Decision twice = book.tell(Telling.by("RootData").beside(Telling.by("RootData").noAmount()));
        assertThat(twice.verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aChangeNamesItsUnlockWhateverTheRowsBesideItSay() {
        book.tell(Telling.by("RootData"));
        Decision moved = book.tell(Telling.by("RootData").at("2026-05-20T04:00:00Z")
                .cue(Cue.POSTPONED, Telling.day("2026-04-20")).beside(Telling.by("RootData")));
        assertThat(moved.verdict()).isEqualTo(Verdict.REVISION);
    }

    /** A month of thirty days from the 1st ends where the 31st begins. */
    @ParameterizedTest(name = "a second unlock at {0}: rule {1}")
    @CsvSource({"2026-05-30T23:59:00Z,4", "2026-05-31T00:00:00Z,5"})
    void onlyWhatTheIntervalsShareIsOverlap(String second, int rule) {
        book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z"));
        book.tell(Telling.by("RootData").amount("900").at(second));
        assertThat(book.tell(Telling.by("Tokenomist").amount("100").at(Telling.month("2026-05-01"))).rule())
                .isEqualTo(rule);
    }

    @Test
    void aClaimReadAgainCountsOnceAlsoAfterItsTellerHasRevisedIt() {
        Telling first = Telling.by("RootData");
        book.tell(first);
        Known revised = book.tell(Telling.by("RootData").amount("11500000")).after();
        Decision again = book.tell(first);
        assertThat(again.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(again.rule()).isZero();
        assertThat(again.stored()).isFalse();
        assertThat(book.only()).isEqualTo(revised);
    }

    private void twoInMay() {
        book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z"));
        book.tell(Telling.by("RootData").amount("900").at("2026-05-05T00:00:00Z"));
    }
}
