package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written in a supported form is read back as it was. */
class RoundTripTest {

    private static final int ROUNDS = Integer.getInteger("reading.roundtrips", 1000);
    private static final List<String> TEMPLATES = List.of(
            "%1$s (%2$s) will unlock %3$s million tokens on %4$s at %5$d:30 UTC, worth $%6$s million.",
            "%1$s is set to release approximately %3$sM %2$s (about $%6$sM) on %4$s at %5$d:30 UTC. The unlock is a cliff.",
            "On %4$s, %5$d:30 UTC, %3$s million %2$s tokens valued at $%6$s million will be unlocked.");
    private static final String[][] TOKENS = {{"Sui", "SUI", "sui"}, {"Immutable X", "IMX", "immutable-x"},
            {"Wormhole", "W", "wormhole"}, {"io.net", "IO", "io-net"}, {"Story", "IP", "story"}};

    @Test
    void aClaimWrittenInAnyFormIsReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < ROUNDS; i++) {
            String[] token = TOKENS[random.nextInt(TOKENS.length)];
            BigDecimal millions = BigDecimal.valueOf(101 + random.nextInt(99_000), 2);
            BigDecimal value = BigDecimal.valueOf(101 + random.nextInt(99_000), 2);
            LocalDate day = LocalDate.of(2026, 4, 16).plusDays(random.nextInt(300));
            int hour = 13 + random.nextInt(11);
            String text = String.format(Locale.ROOT, TEMPLATES.get(random.nextInt(TEMPLATES.size())),
                    token[0], token[1],
                    millions, day.format(DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH)), hour, value);

            Preview preview = Seeds.preview(text);

            assertThat(preview.claims()).as(text).singleElement().satisfies(row -> {
                assertThat(row.token().assetId()).as(text).isEqualTo(token[2]);
                assertThat(row.amount()).as(text).isEqualByComparingTo(millions.movePointRight(6));
                assertThat(row.amountPrecision()).as(text).isEqualByComparingTo("10000");
                assertThat(row.valueUsd()).as(text).isEqualByComparingTo(value.movePointRight(6));
                assertThat(row.unlockAt().from()).as(text)
                        .isEqualTo(day.atTime(hour, 30).toInstant(ZoneOffset.UTC));
            });
        }
    }
}
