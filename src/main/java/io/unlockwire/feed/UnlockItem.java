package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An unlock as the API lists it: the figures that trust and age put forward, null where nobody
 * said.
 *
 * @param tellers how many independent sources told it
 */
record UnlockItem(String id, int revision, Status status, Token token, @Nullable BigDecimal amount,
        UnlockTime unlockAt, @Nullable BigDecimal valueUsd, @Nullable BigDecimal valueUsdMax,
        @Nullable Percentage percentage, Claim.Kind kind, String shownBy, int tellers, Set<Flag> flags,
        List<String> links, Instant firstSeen, Instant lastSeen) {

    static UnlockItem of(Known known, Instant now) {
        return new UnlockItem(known.id().value(), known.revision(), known.statusAt(now), known.token(),
                known.shown().amount(), known.shown().unlockAt(), known.shown().valueUsd(),
                known.shown().valueUsdMax(), known.shown().percentage(), known.shown().kind(),
                known.shownBy(),
                known.claims().size(), new TreeSet<>(known.suspicions()),
                known.links().stream().map(link -> link.value()).toList(), known.firstSeen(),
                known.lastSeen());
    }
}
