package io.unlockwire.ledger;

import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is shown of an unlock otherwise than before. */
final class Changes {

    private Changes() {}

    static List<Changed> between(Known before, Known after) {
        List<Changed> changes = new ArrayList<>();
        String amount = text(before.amount());
        String amountNow = text(after.amount());
        if (!Objects.equals(amount, amountNow)) {
            changes.add(new Changed("amount", amount, amountNow));
        }
        if (!Times.same(before.unlockAt(), after.unlockAt())) {
            changes.add(new Changed("unlockAt", text(before.unlockAt()), text(after.unlockAt())));
        }
        if (before.status() != after.status()) {
            changes.add(new Changed("status", before.status().name(), after.status().name()));
        }
        return changes;
    }

    /** Where the time now shown came from, as far as the history remembers. */
    static Optional<Changed> moved(Known known) {
        return IntStream.iterate(known.history().size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(known.history()::get)
                .map(Past::unlockAt)
                .filter(old -> old.known() && !Times.same(old, known.unlockAt()))
                .findFirst()
                .map(old -> new Changed("unlockAt", text(old), text(known.unlockAt())));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }

    /** The instant where it is told to the minute, else the interval. */
    private static @Nullable String text(UnlockTime time) {
        if (!time.known()) {
            return null;
        }
        return time.precision() == Precision.MINUTE ? time.from() + "" : time.from() + "/" + time.to();
    }
}
