package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.unlock.Claim;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who receives, and how much of it where that is printed. */
class RecipientsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "56.13 million of these tokens will go to the team and advisors, 36.52 million to investors.; team, advisors 56130000 / investors 36520000",
            "The team receives 56.13M ARB, investors receive 36.52M ARB.; team 56130000 / investors 36520000",
            "Of the unlocked tokens, 60.6% goes to the team and 39.4% to investors.; team 60.6% / investors 39.4%",
            "The unlocked tokens are split: team (60.6%), investors (39.4%).; team 60.6% / investors 39.4%",
            "The unlock benefits the team and early investors.; team / investors",
            "其中5613万枚分配给团队，3652万枚分配给投资者。; team 56130000 / investors 36520000"})
    void eachRecipientHasItsPart(String text, String recipients) {
        Preview preview = Seeds.preview("Arbitrum will unlock 92.65 million ARB on April 20. " + text);

        assertThat(preview.claims()).as("%s", preview).singleElement().satisfies(row -> {
            assertThat(row.amount()).isEqualByComparingTo("92650000");
            assertThat(row.recipients()).extracting(RecipientsTest::brief)
                    .containsExactly(recipients.split(" / ", -1));
        });
    }

    private static String brief(Claim.Recipient recipient) {
        return recipient.name() + (recipient.amount() == null ? "" : " " + recipient.amount().toPlainString())
                + (recipient.percent() == null ? "" : " " + recipient.percent() + "%");
    }
}
