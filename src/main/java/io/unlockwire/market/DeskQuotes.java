package io.unlockwire.market;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A desk's own figures, by asset id, as the topic of quotes told them last; holds those of 16,384 assets. It knows
 * nothing of
 * an asset until the topic has been read, and nothing any more when the figures have grown too old. Never
 * fails. Thread-safe.
 */
final class DeskQuotes implements MarketProvider {

    static final String NAME = "desk";

    private static final int MOST = 16_384;

    private final Cache<String, DeskQuote> latest = Caffeine.newBuilder().maximumSize(MOST)
            .executor(Runnable::run)
            .build();
    private final Duration oldest;
    private final Clock clock;

    /** @param oldest the greatest age of figures that are still told */
    DeskQuotes(Duration oldest, Clock clock) {
        this.oldest = oldest;
        this.clock = clock;
    }

    /** @param quote null where the desk takes its figures back */
    void told(String assetId, @Nullable DeskQuote quote) {
        if (quote == null) {
            latest.invalidate(assetId);
        } else {
            latest.put(assetId, quote);
        }
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
        return figure(token,
                desk -> desk.priceUsd() == null ? null : new Quote(desk.priceUsd(), desk.at(), NAME));
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return figure(token,
                desk -> desk.circulating() == null ? null : new Supply(desk.circulating(), desk.total()));
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return figure(token, DeskQuote::volumeUsd);
    }

    private <T> Uni<Answer<T>> figure(Token token, Function<DeskQuote, @Nullable T> part) {
        return Uni.createFrom().item(() -> {
            DeskQuote desk = latest.getIfPresent(token.assetId());
            boolean told = desk != null && !desk.at().isBefore(clock.instant().minus(oldest));
            return Answer.ofNullable(told ? part.apply(desk) : null);
        });
    }
}
