package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import org.junit.jupiter.api.Test;

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
