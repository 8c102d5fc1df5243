package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A source of market figures. Its Unis are cold, may be cancelled, and do not block; a failure
 * means that the provider is down, which is told apart from {@link Answer.UnknownAsset}.
 * Thread-safe.
 */
public interface MarketProvider {

    /** As causes and alerts name it. */
    String name();

    /** What it can be asked for; the other methods are never called. */
    Set<Part> offers();

    /** Whether asking takes time, so that such providers are asked for a quote side by side and not one by one. */
    default boolean remote() {
        return false;
    }

    Uni<Answer<Quote>> quote(Token token);

    Uni<Answer<Supply>> supply(Token token);

    /** Traded within the last 24 hours, in US dollars. */
    Uni<Answer<BigDecimal>> volume(Token token);
}
