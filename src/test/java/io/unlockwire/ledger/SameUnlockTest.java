package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.UnlockTime.Precision;
import io.unlockwire.unlock.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another teller's claim beside one known unlock of 100 million tokens. */
class SameUnlockTest {

    private static final Instant SHOWN = Instant.parse("2026-05-02T00:00:00Z");

    private final Book book = new Book();

    @Test
    void theFirstClaimOpensAnUnlockThatKeepsItsIdAtEveryReplay() {
        Telling first = shown();
        Decision decision = book.tell(first);
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.rule()).isEqualTo(12);
        assertThat(decision.before()).isNull();
        assertThat(decision.stored()).isTrue();
        assertThat(decision.after().revision()).isEqualTo(1);
        assertThat(decision.after()).isEqualTo(new Book().tell(first).after());
    }

    /** The gap counts from the end of the earlier interval, a minute long here. */
    @ParameterizedTest(name = "{0} later, {1} tokens: {2} by rule {3}")
    @CsvSource({
            "PT0S,100000000,DUPLICATE,5", "PT24H1M,100000000,DUPLICATE,5", "PT24H2M,100000000,CONFLICT,9",
            "PT48H1M,100000000,CONFLICT,9", "PT48H2M,100000000,NEW,12",
            "PT0S,75000000,DUPLICATE,5", "PT0S,74999999,CONFLICT,8",
            "PT0S,133000000,DUPLICATE,5", "PT0S,133000001,CONFLICT,8",
            "PT24H1M,74999999,CONFLICT,8", "PT24H2M,74999999,NEW,10", "PT24H2M,75000000,CONFLICT,9",
            "PT48H1M,133000001,NEW,10", "PT48H2M,133000001,NEW,12",
            "PT0S,1000000000,CONFLICT,7", "PT0S,950000000,CONFLICT,7", "PT0S,949999999,CONFLICT,8",
            "PT0S,1050000000,CONFLICT,7", "PT0S,1050000001,CONFLICT,8",
            "PT0S,10000000,CONFLICT,7", "PT0S,10000,CONFLICT,7", "PT0S,1000000000000,CONFLICT,7",
            "PT0S,10000000000000,CONFLICT,8", "PT0S,10000000000000000,CONFLICT,7", "PT0S,1,CONFLICT,7",
            "PT0S,5000000000,CONFLICT,8", "PT0S,10000000000,CONFLICT,7", "PT0S,100000000000,CONFLICT,7",
            "PT0S,1000000,CONFLICT,7", "PT0S,100000,CONFLICT,7", "PT0S,1000,CONFLICT,8",
            "PT0S,9500000,CONFLICT,7", "PT0S,9499999,CONFLICT,8", "PT0S,10500000,CONFLICT,7",
            "PT0S,10500001,CONFLICT,8", "PT0S,100000000000000,CONFLICT,8",
            "PT0S,1000000000000000,CONFLICT,8", "PT0S,9499999999999999,CONFLICT,8",
            "PT24H1M,1000000000,CONFLICT,7", "PT24H2M,1000000000,CONFLICT,9", "PT48H2M,1000000000,NEW,12",
    })
    void decidesByGapAndRatio(Duration later, String amount, Verdict verdict, int rule) {
        book.tell(shown());
        Decision decision = book
                .tell(Telling.by("Tokenomist").amount(amount).at(SHOWN.plus(later).toString()));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0} earlier: {1} by rule {2}")
    @CsvSource({"PT24H1M,DUPLICATE,5", "PT24H2M,CONFLICT,9", "PT48H1M,CONFLICT,9", "PT48H2M,NEW,12"})
    void measuresEarlierClaimsAlike(Duration earlier, Verdict verdict, int rule) {
        book.tell(shown());
        Decision decision = book.tell(Telling.by("Tokenomist").amount("100000000")
                .at(SHOWN.minus(earlier).toString()));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    /** Gaps count from where the printed precision ends: the day of 2 May, the month of thirty days from 1 May. */
    @ParameterizedTest(name = "{0} from {1}, then {2}: {3} by rule {4}")
    @CsvSource({"DAY,2026-05-02,2026-05-03T23:59:00Z,DUPLICATE,5",
            "DAY,2026-05-02,2026-05-04T00:00:00Z,DUPLICATE,5",
            "DAY,2026-05-02,2026-05-04T00:01:00Z,CONFLICT,9",
            "DAY,2026-05-02,2026-05-05T00:00:00Z,CONFLICT,9",
            "DAY,2026-05-02,2026-05-05T00:01:00Z,NEW,12",
            "MONTH,2026-05-01,2026-05-15T00:00:00Z,ADDITION,5",
            "MONTH,2026-05-01,2026-06-01T00:00:00Z,DUPLICATE,5",
            "MONTH,2026-05-01,2026-06-01T00:01:00Z,CONFLICT,9",
            "MONTH,2026-05-01,2026-06-02T00:01:00Z,NEW,12"})
    void aGapBeginsWhereThePrecisionEnds(Precision precision, String from, String at, Verdict verdict,
            int rule) {
        book.tell(shown().at(precision == Precision.DAY ? Telling.day(from) : Telling.month(from)));
        Decision decision = book.tell(Telling.by("Tokenomist").amount("100000000").at(at));
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    @Test
    void aNewUnlockNearAnotherIsLinkedToIt() {
        Known first = book.tell(shown()).after();
        Known second = book.tell(Telling.by("Tokenomist").amount("5000").at("2026-05-03T12:00:00Z")).after();
        assertThat(second.flags()).containsExactly(Flag.POSSIBLE_DUPLICATE);
        assertThat(second.links()).containsExactly(first.id());
    }

    @Test
    void twoRealUnlocksThreeDaysApartStayTwo() {
        book.tell(shown());
        Decision decision = book.tell(shown().at("2026-05-05T00:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.NEW);
        assertThat(decision.after().flags()).isEmpty();
        assertThat(book.unlocks()).hasSize(2);
    }

    @Test
    void aConfirmingTellerIsCountedOnceAndWrittenOnce() {
        book.tell(shown());
        assertThat(book.tell(Telling.by("Tokenomist").amount("100000000").at(SHOWN.toString())).stored())
                .isTrue();
        assertThat(book.tell(Telling.by("Tokenomist").amount("100000000").at(SHOWN.toString())).stored())
                .isFalse();
        assertThat(book.only().claims()).extracting(Told::teller).containsExactly("rootdata", "tokenomist");
        assertThat(book.only().revision()).isEqualTo(1);
    }

    @Test
    void aValueThatWasSilentIsFilledInWithoutARevision() {
        book.tell(shown());
        Decision decision = book.tell(
                Telling.by("Tokenomist").amount("100000000").at(SHOWN.toString()).value("4000000"));
        assertThat(decision.changed()).isEmpty();
        assertThat(decision.after().shown().valueUsd()).isEqualByComparingTo("4000000");
        assertThat(decision.after().shown().kind()).isEqualTo(Claim.Kind.UNKNOWN);
    }

    @Test
    void equalWithinWhatIsPrintedIsNoConflict() {
        book.tell(shown().amount("1300000000", "100000000"));
        Decision decision = book.tell(
                Telling.by("Tokenomist").amount("1349999999").at("2026-05-02T03:00:00Z"));
        assertThat(decision.verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    private static Telling shown() {
        return Telling.by("RootData").amount("100000000").at(SHOWN.toString());
    }
}
