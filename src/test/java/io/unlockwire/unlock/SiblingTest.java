package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiblingTest {

    @Test
    void rowsOfOneAssetAreSiblingsAndNoRowIsItsOwn() {
        List<Claim> post = List.of(kaito("1"), of("sui"), kaito("2"));
        assertThat(Sibling.among(post)).hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).extracting(Sibling::amount)
                                .containsExactly(new BigDecimal("2")),
                        alone -> assertThat(alone).isEmpty(),
                        last -> assertThat(last).extracting(Sibling::amount)
                                .containsExactly(new BigDecimal("1")));
    }

    @Test
    void aLongDigestGivesEachRowTheEightBeforeAndTheEightAfterIt() {
        List<Claim> post = IntStream.rangeClosed(1, 2000).mapToObj(i -> kaito(String.valueOf(i))).toList();
        List<List<Sibling>> siblings = Sibling.among(post);
        assertThat(siblings.get(0)).hasSize(8);
        assertThat(siblings.get(1000)).hasSize(16).extracting(s -> s.amount().intValue())
                .startsWith(993).endsWith(1009).doesNotContain(1001);
        assertThat(siblings.get(1999)).hasSize(8);
    }

    private static Claim kaito(String amount) {
        return Telling.by("RootData").amount(amount).report().claim();
    }

    private static Claim of(String assetId) {
        return Telling.by("RootData").of(new Token(assetId, null, assetId)).report().claim();
    }
}
