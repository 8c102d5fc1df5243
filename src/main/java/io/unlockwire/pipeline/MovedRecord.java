package io.unlockwire.pipeline;

import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockId;
import java.util.List;

/**
 * A value of the claims topic that claims nothing: the owner of a provisional asset is to end its
 * unlocks, which go on under the asset that its name turned out to mean.
 */
record MovedRecord(List<Move> moved) {

    /** One unlock and what it goes on as. */
    record Move(String from, String to) {}

    MovedRecord {
        if (moved == null || moved.isEmpty()) {
            throw new IllegalArgumentException("nothing is moved");
        }
        moved = List.copyOf(moved);
        String asset = new UnlockId(moved.get(0).from()).assetId();
        for (Move move : moved) {
            if (!new UnlockId(move.from()).assetId().equals(asset)) {
                throw new IllegalArgumentException("one record moves the unlocks of one asset");
            }
        }
        if (!asset.startsWith(Token.UNRESOLVED)) {
            throw new IllegalArgumentException(
                    "only a provisional asset's unlocks move, not those of " + asset);
        }
    }

    String assetId() {
        return new UnlockId(moved.get(0).from()).assetId();
    }
}
