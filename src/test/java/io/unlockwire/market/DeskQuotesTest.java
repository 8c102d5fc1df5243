package io.unlockwire.market;

import static io.unlockwire.market.Asked.NOW;
import static io.unlockwire.market.Asked.ZK;
import static io.unlockwire.market.Asked.answer;
import static io.unlockwire.market.Asked.found;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desk says of its own assets. */
class DeskQuotesTest {

    private final DeskQuotes desk = new DeskQuotes(Duration.ofDays(1), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLatestWordCountsUntilItIsTakenBack() {
        tell("{\"at\":\"2026-04-15T07:00:00Z\",\"priceUsd\":\"0.01\"}");
        tell("{\"at\":\"2026-04-15T07:30:00Z\",\"priceUsd\":0.0154,\"circulating\":\"14000000000\",\"note\":\"ours\"}");
        assertThat(found(desk.quote(ZK)))
                .isEqualTo(new Quote(new BigDecimal("0.0154"), NOW.minusSeconds(1800), "desk"));
        assertThat(found(desk.supply(ZK))).isEqualTo(new Supply(new BigDecimal("14000000000"), null));
        assertThat(answer(desk.volume(ZK))).isInstanceOf(Answer.UnknownAsset.class);
        desk.told("zksync", null);
        assertThat(answer(desk.quote(ZK))).isInstanceOf(Answer.UnknownAsset.class);
    }

    @Test
    void anOldWordCountsForNothing() {
        tell("{\"at\":\"2026-04-14T07:59:59Z\",\"priceUsd\":\"0.01\"}");
        assertThat(answer(desk.quote(ZK))).isInstanceOf(Answer.UnknownAsset.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "7", "[]", "{\"at\":\"yesterday\"}",
            "{\"at\":null,\"priceUsd\":\"1\"}",
            "{\"at\":\"2026-04-15T07:00:00Z\",\"priceUsd\":\"-1\"}",
            "{\"at\":\"2026-04-15T07:00:00Z\",\"priceUsd\":\"a lot\"}",
            "{\"at\":\"2026-04-15T07:00:00Z\",\"volumeUsd\":1e40}"})
    void whatIsNoQuoteIsRefused(String value) {
        assertThatThrownBy(() -> DeskQuote.of(value.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyBytesAreAQuoteOrRefused() {
        byte[] good = "{\"at\":\"2026-04-15T07:00:00Z\",\"priceUsd\":\"0.01\",\"total\":\"5\"}"
                .getBytes(UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(DeskQuote.of(mutant).at()).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThatThrownBy(() -> DeskQuote.of(new byte[5000])).hasMessageContaining("more than 4096 bytes");
    }

    private void tell(String value) {
        desk.told("zksync", DeskQuote.of(value.getBytes(UTF_8)));
    }
}
