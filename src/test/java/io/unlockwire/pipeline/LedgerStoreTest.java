package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.unlock.UnlockId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerStoreTest {

    private static final UnlockId FIRST = new UnlockId("kaito-00000001");
    private static final UnlockId SECOND = new UnlockId("kaito-00000002");
    private final LedgerStore store = new LedgerStore(2);

    @Test
    void what_is_known_of_an_asset_is_found_by_asset_and_by_id() {
        store.apply(1, 0, FIRST, bytes("one"), LedgerStore.NEVER);
        store.apply(1, 1, SECOND, bytes("two"), LedgerStore.NEVER);
        assertThat(texts(store.ofAsset(1, "kaito"))).containsExactlyInAnyOrder("one", "two");
        assertThat(store.find(1, SECOND)).isEqualTo(bytes("two"));
        assertThat(store.ofAsset(0, "kaito")).isEmpty();
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void the_tail_that_lags_behind_our_own_commit_does_not_undo_it() {
        store.apply(0, 11, FIRST, bytes("revision 2"), LedgerStore.NEVER);
        store.apply(0, 10, FIRST, bytes("revision 1"), LedgerStore.NEVER);
        assertThat(store.find(0, FIRST)).isEqualTo(bytes("revision 2"));
    }

    @Test
    void the_tail_that_was_faster_than_our_own_commit_changes_nothing() {
        store.apply(0, 10, FIRST, bytes("same"), LedgerStore.NEVER);
        store.apply(0, 10, FIRST, bytes("same"), LedgerStore.NEVER);
        assertThat(texts(store.ofAsset(0, "kaito"))).containsExactly("same");
    }

    @Test
    void a_tombstone_forgets() {
        store.apply(0, 0, FIRST, bytes("one"), LedgerStore.NEVER);
        store.apply(0, 1, FIRST, null, LedgerStore.NEVER);
        assertThat(store.find(0, FIRST)).isNull();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void what_is_due_comes_in_its_order_and_stays_until_its_record_changes() {
        store.apply(1, 0, FIRST, bytes("one"), 200);
        store.apply(1, 1, SECOND, bytes("two"), 100);
        assertThat(store.due(1, 99, 10)).isEmpty();
        assertThat(store.due(1, 150, 10)).containsExactly(SECOND);
        assertThat(store.due(1, 200, 10)).containsExactly(SECOND, FIRST);
        assertThat(store.due(1, 200, 1)).containsExactly(SECOND);
        assertThat(store.due(0, 200, 10)).isEmpty();
        assertThat(store.firstDue(Set.of(0, 1))).isEqualTo(100);

        store.apply(1, 2, SECOND, bytes("two again"), 300);
        store.apply(1, 3, FIRST, null, LedgerStore.NEVER);

        assertThat(store.due(1, 250, 10)).isEmpty();
        assertThat(store.firstDue(Set.of(0, 1))).isEqualTo(300);
        assertThat(store.size(Set.of(0, 1))).isEqualTo(1);
    }

    @Test
    void what_comes_back_to_an_earlier_time_is_due_once() {
        store.apply(1, 0, FIRST, bytes("one"), 100);
        store.putOff(1, FIRST, 200);
        store.putOff(1, FIRST, 100);
        assertThat(store.due(1, 300, 10)).containsExactly(FIRST);
    }

    @Test
    void an_unlock_that_changes_ten_thousand_times_is_kept_once() {
        for (int i = 0; i < 10_000; i++) {
            store.apply(1, i, FIRST, bytes("one"), 10_000 - i);
        }
        assertThat(store.due(1, 20_000, 10)).containsExactly(FIRST);
        assertThat(store.firstDue(Set.of(1))).isEqualTo(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> values) {
        return values.stream().map(value -> new String(value, StandardCharsets.UTF_8)).toList();
    }
}
