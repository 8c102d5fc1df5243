package io.unlockwire.ledger;

import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Who gives way when an asset has as many unlocks as are kept: first those no longer followed,
 * then the longest past, then the dateless not heard of for longest, last the farthest ahead, which
 * will be told again.
 */
final class Room {

    private Room() {}

    static List<UnlockId> forOneMore(List<Known> known, Case of) {
        int over = known.size() + 1 - of.rules().unlocksPerAsset();
        if (over <= 0) {
            return List.of();
        }
        Instant now = of.report().origin().appendedAt();
        return known.stream()
                .sorted(Comparator.comparing((Known k) -> turn(k, now))
                        .thenComparing(k -> sinceWhen(k, now))
                        .thenComparing(k -> k.id().value()))
                .limit(over)
                .map(Known::id)
                .toList();
    }

    private static int turn(Known known, Instant now) {
        if (known.status() == Status.EXPIRED) {
            return 0;
        }
        Instant to = known.unlockAt().to();
        if (to == null) {
            return 2;
        }
        return to.isAfter(now) ? 3 : 1;
    }

    private static long sinceWhen(Known known, Instant now) {
        Instant to = known.unlockAt().to();
        long at = (to == null ? known.lastSeen() : to).getEpochSecond();
        return turn(known, now) == 3 ? -at : at;
    }
}
