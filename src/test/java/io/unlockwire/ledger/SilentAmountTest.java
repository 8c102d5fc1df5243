package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.UnlockTime.Precision;
import io.unlockwire.unlock.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 6 and 11: what one side leaves open, the other fills in. */
class SilentAmountTest {

    private final Book book = new Book();

    @Test
    void anAmountFilledInIsAnAdditionAndARevision() {
        book.tell(Telling.by("RootData").noAmount());
        Decision decision = book.tell(Telling.by("Tokenomist").value("4860000"));
        assertThat(decision.verdict()).isEqualTo(Verdict.ADDITION);
        assertThat(decision.rule()).isEqualTo(6);
        assertThat(decision.after().revision()).isEqualTo(2);
        assertThat(decision.after().shownBy()).isEqualTo("rootdata");
        assertThat(decision.after().shown().valueUsd()).isEqualByComparingTo("4860000");
        assertThat(decision.changed()).containsExactly(new Changed("amount", null, "12110000"));
    }

    @ParameterizedTest(name = "{0}: {1} by rule {2}")
    @CsvSource({"2026-04-22T04:01:00Z,DUPLICATE,6", "2026-04-22T04:02:00Z,NEW,12"})
    void aSilentClaimConfirmsWithinTwoDays(String at, Verdict verdict, int rule) {
        book.tell(Telling.by("RootData"));
        Decision decision = book.tell(Telling.by("Tokenomist").noAmount().at(at));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    @Test
    void theSameTellerMayAddItsAmountLater() {
        book.tell(Telling.by("RootData").noAmount());
        assertThat(book.tell(Telling.by("RootData")).verdict()).isEqualTo(Verdict.ADDITION);
    }

    @Test
    void aDayGivenForAMonthIsAnAddition() {
        book.tell(Telling.by("RootData").at(Telling.month("2026-04-01")));
        Decision decision = book.tell(Telling.by("Tokenomist"));
        assertThat(decision.verdict()).isEqualTo(Verdict.ADDITION);
        assertThat(decision.after().unlockAt().precision()).isEqualTo(Precision.MINUTE);
        assertThat(decision.changed()).containsExactly(new Changed("unlockAt",
                "2026-04-01T00:00:00Z/2026-05-01T00:00:00Z", "2026-04-20T04:00:00Z"));
    }

    @Test
    void aMinuteGivenForADayConfirmsIt() {
        book.tell(Telling.by("RootData").at(Telling.day("2026-04-20")));
        assertThat(book.tell(Telling.by("Tokenomist")).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void withoutATimeAnEqualAmountTellsWhichIsMeant() {
        book.tell(Telling.by("RootData"));
        book.tell(Telling.by("RootData").amount("5000000").at("2026-05-20T04:00:00Z"));
        Decision decision = book.tell(Telling.by("Tokenomist").noTime());
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(decision.rule()).isEqualTo(11);
        assertThat(decision.after().unlockAt()).isEqualTo(Telling.minute("2026-04-20T04:00:00Z"));
    }

    /** Half of the last digit printed on either side, and 0.5 %: alike is not enough where no time tells. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"12170855,DUPLICATE", "12170856,NEW"})
    void withoutATimeTheAmountMustBeEqual(String amount, Verdict verdict) {
        book.tell(Telling.by("RootData").amount("12110000"));
        Decision decision = book.tell(Telling.by("Tokenomist").noTime().amount(amount));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.rule()).isEqualTo(11);
    }

    @Test
    void withoutATimeAndTwoOfThatAmountItIsNewAndLinked() {
        book.tell(Telling.by("RootData"));
        book.tell(Telling.by("RootData").at("2026-05-20T04:00:00Z"));
        Decision decision = book.tell(Telling.by("Tokenomist").noTime());
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.rule()).isEqualTo(11);
        assertThat(decision.after().unlockAt().precision()).isEqualTo(Precision.UNKNOWN);
        assertThat(decision.after().links()).hasSize(2);
    }

    @Test
    void withoutATimeWhatHasOccurredIsNotMeant() {
        book.tell(Telling.by("RootData"));
        Decision decision = book.tell(Telling.by("Tokenomist").noTime().published("2026-04-20T04:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.after().links()).isEmpty();
    }

    @Test
    void aTimeForTheDatelessIsAnAddition() {
        book.tell(Telling.by("RootData").noTime());
        Decision decision = book.tell(Telling.by("Tokenomist"));
        assertThat(decision.verdict()).isEqualTo(Verdict.ADDITION);
        assertThat(decision.rule()).isEqualTo(11);
        assertThat(book.only().unlockAt()).isEqualTo(Telling.minute("2026-04-20T04:00:00Z"));
    }

    @Test
    void anotherDatelessAmountIsAnotherUnlock() {
        book.tell(Telling.by("RootData").noTime());
        assertThat(book.tell(Telling.by("Tokenomist").noTime().amount("13")).verdict())
                .isEqualTo(Verdict.NEW);
    }
}
