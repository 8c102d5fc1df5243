package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 2: the same data source speaks again. */
class SameTellerTest {

    private final Book book = new Book();

    @Test
    void anotherAmountIsARevisionWithOldAndNew() {
        Known first = book.tell(Telling.by("RootData").value("4860000")).after();
        Decision decision = book.tell(Telling.by("RootData").amount("11500000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.rule()).isEqualTo(2);
        assertThat(decision.after().id()).isEqualTo(first.id());
        assertThat(decision.after().revision()).isEqualTo(2);
        assertThat(decision.changed()).containsExactly(new Changed("amount", "12110000", "11500000"));
        assertThat(decision.after().shown().valueUsd()).as("it was the value of the old amount").isNull();
        assertThat(decision.after().claims()).hasSize(1);
        assertThat(decision.after().history()).singleElement()
                .satisfies(past -> assertThat(past.amount()).isEqualByComparingTo("12110000"))
                .satisfies(past -> assertThat(past.revision()).isEqualTo(1));
    }

    @Test
    void anAmountCutOnTheSameDateKeepsTheUnlock() {
        book.tell(Telling.by("Official").amount("1300000000", "100000000"));
        Decision decision = book.tell(Telling.by("Official").amount("64000000", "1000000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().flags()).isEmpty();
    }

    @ParameterizedTest(name = "moved to {0}: {1} by rule {2}")
    @CsvSource({"2026-04-22T04:01:00Z,REVISION,2", "2026-04-22T04:02:00Z,NEW,12",
            "2026-04-20T05:00:00Z,REVISION,2"})
    void anotherTimeIsARevisionWithinTwoDays(String at, Verdict verdict, int rule) {
        book.tell(Telling.by("RootData"));
        Decision decision = book.tell(Telling.by("RootData").at(at));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    /** Half of the last digit printed on either side, and 0.5 % of the greater. */
    @ParameterizedTest(name = "{1} to the {0}: {2}")
    @CsvSource({"1,100502513,DUPLICATE", "1,100502514,REVISION", "1,99499999,DUPLICATE",
            "1,99499998,REVISION",
            "1000000,101507537,DUPLICATE", "1000000,101507538,REVISION"})
    void anotherAmountIsOneBeyondWhatIsPrinted(String unit, String amount, Verdict verdict) {
        book.tell(Telling.by("RootData").amount("100000000", unit));
        assertThat(book.tell(Telling.by("RootData").amount(amount, unit)).verdict()).isEqualTo(verdict);
    }

    @Test
    void whoWeighsAsMuchAsWhatIsShownRevises() {
        book.tell(Telling.by("RootData").amount("100"));
        book.tell(Telling.by("Tokenomist").amount("400").published("2026-04-16T00:00:00Z"));
        assertThat(book.only().shownBy()).isEqualTo("tokenomist");
        Decision decision = book
                .tell(Telling.by("RootData").amount("130").published("2026-04-17T00:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.rule()).isEqualTo(2);
        assertThat(decision.after().shownBy()).isEqualTo("rootdata");
    }

    @Test
    void valueAndPercentageAloneAreNone() {
        book.tell(Telling.by("RootData").value("103910000"));
        Decision decision = book.tell(Telling.by("RootData").value("76960000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(decision.stored()).isFalse();
        assertThat(book.only().shown().valueUsd()).isEqualByComparingTo("103910000");
    }

    @Test
    void aSilentOrCoarserRepetitionChangesNothing() {
        book.tell(Telling.by("RootData"));
        assertThat(book.tell(Telling.by("RootData").noAmount()).verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(book.tell(Telling.by("RootData").at(Telling.day("2026-04-20"))).verdict())
                .isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void anOlderWordArrivingLateChangesNothing() {
        book.tell(Telling.by("RootData").amount("11500000").published("2026-04-16T00:00:00Z"));
        Decision late = book.tell(Telling.by("RootData").published("2026-04-15T00:00:00Z"));
        assertThat(late.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(late.stored()).isFalse();
        assertThat(book.only().amount()).isEqualByComparingTo("11500000");
    }

    @Test
    void aRevisionByAPowerOfTenIsSuspect() {
        book.tell(Telling.relayedBy("ChainCatcher").amount("17314000", "1000"));
        Decision decision = book.tell(Telling.relayedBy("ChainCatcher").amount("173140000", "10000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().flags()).containsExactly(Flag.UNIT_SLIP_SUSPECTED);
    }

    @Test
    void aRevisionSettlesWhatWasSuspectAboutTheOldTime() {
        book.tell(Telling.by("RootData").at(Telling.day("2026-04-20")).flags(Flag.ZONE_ASSUMED));
        Decision decision = book.tell(Telling.by("RootData").at("2026-04-21T04:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.REVISION);
        assertThat(decision.after().flags()).isEmpty();
    }

    @Test
    void eachRowOfADigestKeepsItsOwnUnlock() {
        book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z"));
        book.tell(Telling.by("RootData").amount("900").at("2026-05-05T00:00:00Z"));
        Decision decision = book.tell(Telling.by("RootData").amount("900").at("2026-05-05T00:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(decision.before().id()).isEqualTo(book.unlocks().get(1).id());
    }

    @Test
    void anUnlockThatFitsBetterIsMeantRatherThanRevised() {
        book.tell(Telling.by("RootData").amount("100").at("2026-05-02T00:00:00Z"));
        book.tell(Telling.by("Tokenomist").amount("900").at("2026-05-03T12:00:00Z"));
        Decision decision = book.tell(Telling.by("RootData").amount("900").at("2026-05-03T12:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(decision.before().id()).isEqualTo(book.unlocks().get(1).id());
    }
}
