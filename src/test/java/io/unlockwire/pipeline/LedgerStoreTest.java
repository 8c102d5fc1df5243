package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.unlock.UnlockId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerStoreTest {

    private static final UnlockId FIRST = new UnlockId("kaito-00000001");
    private static final UnlockId SECOND = new UnlockId("kaito-00000002");
    private final LedgerStore store = new LedgerStore(2);

    @Test
    void what_is_known_of_an_asset_is_found_by_asset_and_by_id() {
        store.apply(1, 0, FIRST, bytes("one"));
        store.apply(1, 1, SECOND, bytes("two"));
        assertThat(texts(store.ofAsset(1, "kaito"))).containsExactlyInAnyOrder("one", "two");
        assertThat(store.find(1, SECOND)).isEqualTo(bytes("two"));
        assertThat(store.ofAsset(0, "kaito")).isEmpty();
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void the_tail_that_lags_behind_our_own_commit_does_not_undo_it() {
        store.apply(0, 11, FIRST, bytes("revision 2"));
        store.apply(0, 10, FIRST, bytes("revision 1"));
        assertThat(store.find(0, FIRST)).isEqualTo(bytes("revision 2"));
    }

    @Test
    void the_tail_that_was_faster_than_our_own_commit_changes_nothing() {
        store.apply(0, 10, FIRST, bytes("same"));
        store.apply(0, 10, FIRST, bytes("same"));
        assertThat(texts(store.ofAsset(0, "kaito"))).containsExactly("same");
    }

    @Test
    void a_tombstone_forgets() {
        store.apply(0, 0, FIRST, bytes("one"));
        store.apply(0, 1, FIRST, null);
        assertThat(store.find(0, FIRST)).isNull();
        assertThat(store.all()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> values) {
        return values.stream().map(value -> new String(value, StandardCharsets.UTF_8)).toList();
    }
}
