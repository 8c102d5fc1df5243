package io.unlockwire.alert;

import io.unlockwire.ledger.Dispute;
import io.unlockwire.ledger.Known;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The idempotency key of an alert: {@code unlockId:revision:KIND}, qualified where a kind can repeat. */
final class AlertKey {

    private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N}._]+");

    private AlertKey() {}

    static String of(Kind kind, Known known, String teller) {
        String key = known.id() + ":" + known.revision() + ":" + kind;
        String name = UNFIT.matcher(teller).replaceAll("-");
        return switch (kind) {
            case CONFIRMED -> key + "-" + name;
            case CONFLICT -> key + "-" + name + "-" + latest(known, teller);
            default -> key;
        };
    }

    /**
     * The key of a reminder, of the occurrence or of figures that came later. Where the time is moved
     * within a revision, the same may be due again: it is numbered then.
     */
    static String timed(Kind kind, Known known, @Nullable Duration lead) {
        String base = known.id() + ":" + known.revision() + ":" + kind;
        if (kind == Kind.ENRICHED) {
            return numbered(base, known, 1);
        }
        String key = lead == null ? base : base + "-" + lead;
        return known.alertKeys().contains(key) ? numbered(key, known, 2) : key;
    }

    private static String numbered(String key, Known known, int first) {
        return IntStream.iterate(first, n -> n + 1).mapToObj(n -> key + "-" + n)
                .filter(numbered -> !known.alertKeys().contains(numbered))
                .findFirst().orElseThrow();
    }

    private static int latest(Known known, String teller) {
        return known.disputes().stream()
                .filter(d -> d.teller().equals(teller))
                .mapToInt(Dispute::number)
                .max()
                .orElse(0);
    }
}
