package io.unlockwire.pipeline;

import io.unlockwire.unlock.UnlockId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the ledger in memory. The order of what is due holds, beside one valid entry an
 * unlock, entries that were overtaken; it is made anew before they outnumber the valid ones.
 * Thread-safe.
 */
final class LedgerPartition {

    private record Kept(byte[] value, long due) {}

    private record Entry(long due, UnlockId id) {}

    private static final int SLACK = 256;

    private final Map<String, Map<UnlockId, Kept>> assets = new HashMap<>();
    private final PriorityQueue<Entry> order = new PriorityQueue<>(Comparator.comparingLong(Entry::due));
    private long next;
    private int size;

    synchronized void apply(long offset, UnlockId id, byte @Nullable [] value, long due) {
        if (offset < next) {
            return;
        }
        next = offset + 1;
        if (value == null) {
            forget(id);
        } else {
            keep(id, new Kept(value, due));
        }
    }

    synchronized void putOff(UnlockId id, long until) {
        Kept kept = kept(id);
        if (kept != null) {
            keep(id, new Kept(kept.value(), until));
        }
    }

    synchronized List<byte[]> ofAsset(String assetId) {
        return assets.getOrDefault(assetId, Map.of()).values().stream().map(Kept::value).toList();
    }

    synchronized byte @Nullable [] find(UnlockId id) {
        Kept kept = kept(id);
        return kept == null ? null : kept.value();
    }

    synchronized List<byte[]> all() {
        return assets.values().stream().flatMap(ofAsset -> ofAsset.values().stream()).map(Kept::value)
                .toList();
    }

    synchronized List<UnlockId> due(long now, int most) {
        Set<UnlockId> due = new LinkedHashSet<>();
        List<Entry> looked = new ArrayList<>();
        while (due.size() < most && firstDue() <= now) {
            Entry entry = order.remove();
            if (due.add(entry.id())) {
                looked.add(entry);
            }
        }
        order.addAll(looked);
        return List.copyOf(due);
    }

    synchronized long firstDue() {
        Entry first = order.peek();
        while (first != null && !valid(first)) {
            order.remove();
            first = order.peek();
        }
        return first == null ? LedgerStore.NEVER : first.due();
    }

    synchronized int size() {
        return size;
    }

    private void keep(UnlockId id, Kept kept) {
        Kept before = assets.computeIfAbsent(id.assetId(), k -> new HashMap<>()).put(id, kept);
        if (before == null) {
            size++;
        }
        if (kept.due() != LedgerStore.NEVER && (before == null || before.due() != kept.due())) {
            order.add(new Entry(kept.due(), id));
            if (order.size() > 2 * size + SLACK) {
                order.removeIf(entry -> !valid(entry));
            }
        }
    }

    private void forget(UnlockId id) {
        Map<UnlockId, Kept> ofAsset = assets.get(id.assetId());
        if (ofAsset != null && ofAsset.remove(id) != null) {
            size--;
            if (ofAsset.isEmpty()) {
                assets.remove(id.assetId());
            }
        }
    }

    private boolean valid(Entry entry) {
        Kept kept = kept(entry.id());
        return kept != null && kept.due() == entry.due();
    }

    private @Nullable Kept kept(UnlockId id) {
        return assets.getOrDefault(id.assetId(), Map.of()).get(id);
    }
}
