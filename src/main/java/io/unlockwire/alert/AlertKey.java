package io.unlockwire.alert;

import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Told;
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
            case CONFLICT -> key + "-" + name + "-" + conflicts(known, teller);
            default -> key;
        };
    }

    private static int conflicts(Known known, String teller) {
        Told told = known.claimBy(teller);
        return told == null ? 0 : told.conflicts();
    }
}
