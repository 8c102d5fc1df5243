package io.unlockwire.market;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rough figures of one day that ship with the service, for demo and tests. Each alert made with them
 * names the source {@code snapshot} and the day. Never fails.
 */
public final class SnapshotProvider implements MarketProvider {

    private static final String RESOURCE = "/market-snapshot.json";
    private static final String NAME = "snapshot";

    private final Snapshot snapshot;

    private record Snapshot(Instant asOf, Map<String, Asset> assets) {}

    private record Asset(BigDecimal priceUsd, BigDecimal circulating, BigDecimal total,
            BigDecimal volumeUsd) {}

    /** Reads the snapshot on the class path. */
    public static SnapshotProvider embedded() {
        try (InputStream in = SnapshotProvider.class.getResourceAsStream(RESOURCE)) {
            return new SnapshotProvider(Json.mapper().readValue(in, Snapshot.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private SnapshotProvider(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Part> offers() {
        return EnumSet.allOf(Part.class);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return answer(token, asset -> new Quote(asset.priceUsd(), snapshot.asOf(), NAME));
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return answer(token, asset -> new Supply(asset.circulating(), asset.total()));
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return answer(token, Asset::volumeUsd);
    }

    private <T> Uni<Answer<T>> answer(Token token, Function<Asset, T> figure) {
        Asset asset = snapshot.assets().get(token.assetId());
        return Uni.createFrom().item(asset == null
                ? new Answer.UnknownAsset<>()
                : new Answer.Found<>(figure.apply(asset)));
    }
}
