package io.unlockwire.pipeline;

import io.unlockwire.unlock.UnlockId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole ledger in memory, undecoded: by partition, asset and unlock. Fed from two sides, the
 * tail of the topic and this replica's own commits; a record counts once, in offset order, whoever
 * brings it first. Thread-safe. Bounded by the ledger itself, which forgets.
 */
final class LedgerStore {

    private final List<Partition> partitions;

    LedgerStore(int partitions) {
        List<Partition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(new Partition());
        }
        this.partitions = List.copyOf(all);
    }

    /** @param value null forgets the unlock */
    void apply(int partition, long offset, UnlockId id, byte @Nullable [] value) {
        partitions.get(partition).apply(offset, id, value);
    }

    /** What is kept of one asset, in no particular order. */
    List<byte[]> ofAsset(int partition, String assetId) {
        return partitions.get(partition).ofAsset(assetId);
    }

    byte @Nullable [] find(int partition, UnlockId id) {
        return partitions.get(partition).find(id);
    }

    /** Everything, one partition's moment after the other. */
    Stream<byte[]> all() {
        return partitions.stream().flatMap(partition -> partition.all().stream());
    }

    private static final class Partition {
        private final Map<String, Map<UnlockId, byte[]>> assets = new HashMap<>();
        private long next;

        synchronized void apply(long offset, UnlockId id, byte @Nullable [] value) {
            if (offset < next) {
                return;
            }
            next = offset + 1;
            if (value != null) {
                assets.computeIfAbsent(id.assetId(), k -> new HashMap<>()).put(id, value);
                return;
            }
            Map<UnlockId, byte[]> ofAsset = assets.get(id.assetId());
            if (ofAsset != null) {
                ofAsset.remove(id);
                if (ofAsset.isEmpty()) {
                    assets.remove(id.assetId());
                }
            }
        }

        synchronized List<byte[]> ofAsset(String assetId) {
            return List.copyOf(assets.getOrDefault(assetId, Map.of()).values());
        }

        synchronized byte @Nullable [] find(UnlockId id) {
            return assets.getOrDefault(id.assetId(), Map.of()).get(id);
        }

        synchronized List<byte[]> all() {
            return assets.values().stream().flatMap(ofAsset -> ofAsset.values().stream()).toList();
        }
    }
}
