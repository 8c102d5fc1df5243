package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnlockIdTest {

    private final Coordinates first = new Coordinates("unlock.announcements", 3, 41, 0);

    @Test
    void the_same_claim_opens_the_same_id_at_every_replay() {
        assertThat(UnlockId.opening("zksync", first)).isEqualTo(UnlockId.opening("zksync", first));
        assertThat(UnlockId.opening("zksync", first).value()).matches("zksync-[0-9a-f]{8}");
    }

    @Test
    void another_row_of_the_same_record_opens_another_id() {
        Coordinates second = new Coordinates("unlock.announcements", 3, 41, 1);
        assertThat(UnlockId.opening("zksync", second)).isNotEqualTo(UnlockId.opening("zksync", first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"immutable-x", "unresolved:foo-bar", "a"})
    void the_asset_is_read_back_whatever_dashes_it_has(String asset) {
        assertThat(UnlockId.opening(asset, first).assetId()).isEqualTo(asset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zksync", "-12345678", "zksync-123", "zksync_12345678"})
    void what_is_no_id_is_refused(String text) {
        assertThatThrownBy(() -> new UnlockId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
