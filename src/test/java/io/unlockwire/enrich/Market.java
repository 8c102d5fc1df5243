package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider whose parts are up, down, silent or ignorant as a test wants, and that counts. */
final class Market implements MarketProvider {

    private enum Mood {
        UP, DOWN, SILENT, IGNORANT
    }

    final AtomicInteger subscribed = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    final AtomicInteger alive = new AtomicInteger();
    final AtomicInteger mostAlive = new AtomicInteger();
    private final String name;
    private final Map<Part, Mood> moods = new EnumMap<>(Part.class);
    private final Set<Part> offers = EnumSet.allOf(Part.class);

    Market(String name) {
        this.name = name;
        offers.forEach(part -> moods.put(part, Mood.UP));
    }

    Market down(Part part) {
        return mood(part, Mood.DOWN);
    }

    /** Never answers. */
    Market silent(Part part) {
        return mood(part, Mood.SILENT);
    }

    Market ignorant() {
        offers.forEach(part -> moods.put(part, Mood.IGNORANT));
        return this;
    }

    Market only(Part part) {
        offers.retainAll(Set.of(part));
        return this;
    }

    private Market mood(Part part, Mood mood) {
        moods.put(part, mood);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Part> offers() {
        return offers;
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return answer(token, Part.QUOTE, new Quote(new BigDecimal("0.5"), Instant.EPOCH, name));
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return answer(token, Part.SUPPLY, new Supply(new BigDecimal(1_000_000), null));
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return answer(token, Part.VOLUME, new BigDecimal(2_000_000));
    }

    private <T> Uni<Answer<T>> answer(Token token, Part part, T value) {
        Mood mood = token.assetId().startsWith("doomed") ? Mood.DOWN : moods.get(part);
        Uni<Answer<T>> answer = switch (mood) {
            case UP -> Uni.createFrom().item(new Answer.Found<>(value));
            case DOWN -> Uni.createFrom().failure(new IllegalStateException("status 503\nat length"));
            case SILENT -> Uni.createFrom().nothing();
            case IGNORANT -> Uni.createFrom().item(new Answer.UnknownAsset<>());
        };
        return answer
                .onSubscription().invoke(() -> {
                    subscribed.incrementAndGet();
                    mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
                })
                .onTermination().invoke((item, failure, stopped) -> {
                    alive.decrementAndGet();
                    if (stopped) {
                        cancelled.incrementAndGet();
                    }
                });
    }
}
