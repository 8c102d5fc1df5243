package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetPartitionsTest {

    private final AssetPartitions assets = new AssetPartitions(24);

    /** Written down from the first release: a change here would part every asset from its ledger. */
    @ParameterizedTest
    @CsvSource({"zksync, 1", "immutable-x, 10", "kaito, 10", "quai-network, 20", "unresolved:löwe, 21"})
    void an_asset_never_moves(String asset, int partition) {
        assertThat(assets.of(asset)).isEqualTo(partition);
    }

    @Test
    void assets_spread_over_all_partitions() {
        long used = IntStream.range(0, 1000).map(i -> assets.of("asset-" + i)).distinct().count();
        assertThat(used).isEqualTo(24);
    }
}
