package io.unlockwire.pipeline;

import io.unlockwire.feed.LedgerView;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.unlock.UnlockId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger as this replica has it in memory, whoever owns its partitions. */
@ApplicationScoped
class LedgerReadModel implements LedgerView {

    private final LedgerStore store;
    private final LedgerTail tail;
    private final AssetPartitions assets;
    private final LedgerCodec codec = new LedgerCodec();

    LedgerReadModel(LedgerStore store, LedgerTail tail, AssetPartitions assets) {
        this.store = store;
        this.tail = tail;
        this.assets = assets;
    }

    @Override
    public Optional<Known> find(UnlockId id) {
        return Optional.ofNullable(store.find(assets.of(id.assetId()), id)).map(codec::decode);
    }

    @Override
    public Stream<Known> unlocks() {
        return store.all().map(codec::decode);
    }

    @Override
    public boolean caughtUp() {
        return tail.caughtUp();
    }
}
