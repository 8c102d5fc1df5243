package io.unlockwire.alert;

import io.unlockwire.ledger.Dispute;
import io.unlockwire.ledger.Known;
import java.util.regex.Pattern;

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

    private static int latest(Known known, String teller) {
        return known.disputes().stream()
                .filter(d -> d.teller().equals(teller))
                .mapToInt(Dispute::number)
                .max()
                .orElse(0);
    }
}
