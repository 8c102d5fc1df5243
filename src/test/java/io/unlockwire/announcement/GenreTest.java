package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.unlock.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenreTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "How to unlock your iPhone after six wrong passcodes.; PHONE_UNLOCK",
            "Unlock your wallet to sign the transaction.; WALLET_UNLOCK",
            "We unlock new opportunities for builders.; IDIOM",
            "Humanity will unlock its potential, say 20 million people on May 3.; IDIOM",
            "Sui will unlock your full potential on May 3 with 20 million players.; IDIOM",
            "Good morning, market.; NO_UNLOCK",
            "Last month 20 million APT were unlocked and the price fell.; PAST_UNLOCK",
            "Tokens worth millions will unlock on Sunday.; NO_TOKEN",
            "SUI staking pool: unstake 5 million SUI on April 20, unlock takes a day.; STAKING"})
    void whatAnnouncesNoUnlockSaysWhy(String text, String reason) {
        assertThat(Seeds.preview(text)).extracting(Preview::verdict, Preview::reason)
                .containsExactly("nothing", reason);
    }

    @Test
    void eachRowOfAListIsAClaim() {
        List<Preview.Row> rows = Seeds.preview("""
                Token unlocks this week:
                - $ARB: 92.65M ($35.2M), Apr 16
                - $APT: 11.31M ($58.1M), Apr 17
                """).claims();

        assertThat(rows).extracting(row -> row.token().assetId()).containsExactly("arbitrum", "aptos");
        assertThat(rows).extracting(row -> row.valueUsd().toPlainString())
                .containsExactly("35200000", "58100000");
    }

    @Test
    void eachRowOfATableIsAClaimAndTheHeadGivesTheBasis() {
        List<Preview.Row> rows = Seeds.preview("""
                Upcoming token unlocks
                | Token | Date | Amount | Share of circulating supply |
                | Sui | May 1 | 64.19M SUI | 2.4% |
                | Others | all month | some | 1% |
                """).claims();

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.token().assetId()).isEqualTo("sui");
            assertThat(row.percentage().basis()).hasToString("CIRCULATING");
        });
    }

    @Test
    void severalTokensUnderOneFigureAreNoClaims() {
        assertThat(Seeds.preview("Sui, Aptos and Arbitrum will unlock $113 million collectively.").claims())
                .isEmpty();
    }

    @Test
    void aPostponementTellsTheNewTimeAndTheOld() {
        Preview preview = Seeds
                .preview("dYdX postpones its token unlock from May 1, 2026 to December 1, 2026.");

        assertThat(preview.verdict()).isEqualTo("correction");
        assertThat(preview.claims()).singleElement().satisfies(row -> {
            assertThat(row.unlockAt().from()).isEqualTo("2026-12-01T00:00:00Z");
            assertThat(row.change().cue()).isEqualTo(Change.Cue.POSTPONED);
            assertThat(row.change().old().unlockAt().from()).isEqualTo("2026-05-01T00:00:00Z");
        });
    }

    @Test
    void partsOfAnUnlockAreNoUnlocksOfTheirOwn() {
        List<Preview.Row> rows = Seeds.preview("Arbitrum will unlock 92.65 million ARB on April 20. "
                + "56.13 million of these tokens will be distributed to the team.").claims();

        assertThat(rows).singleElement()
                .satisfies(row -> assertThat(row.amount()).isEqualByComparingTo("92650000"));
    }

    @Test
    void anUnknownTokenIsProvisional() {
        assertThat(Seeds.preview("Foobarium (FOOB) will unlock 12.5 million FOOB on May 3.").claims())
                .singleElement()
                .satisfies(row -> assertThat(row.token().assetId()).isEqualTo("unresolved:foobarium"));
    }

    @Test
    void moreThan64ClaimsAreRejected() {
        StringBuilder text = new StringBuilder("Token unlocks this week:\n");
        for (int i = 0; i < 65; i++) {
            text.append("- Foo").append((char) ('a' + i % 26)).append(i).append(" (FOO").append(i)
                    .append("): 5 million tokens\n");
        }

        assertThat(Seeds.read(text.toString())).isInstanceOfSatisfying(Reading.Rejected.class,
                rejected -> assertThat(rejected.cause()).isEqualTo(Reading.Cause.TOO_MANY_CLAIMS));
    }
}
