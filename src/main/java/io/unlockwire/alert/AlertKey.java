package io.unlockwire.alert;

import io.unlockwire.ledger.Known;
import java.util.List;
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
            case CONFLICT ->
                key + "-" + name + "-" + (told(known.alertKeys(), ":CONFLICT-" + name + "-") + 1);
            default -> key;
        };
    }

    /** The greatest number with which such an alert was told; 0 if none was. */
    private static int told(List<String> keys, String qualified) {
        return keys.stream()
                .filter(key -> key.contains(qualified))
                .map(key -> key.substring(key.indexOf(qualified) + qualified.length()))
                .filter(number -> number.chars().allMatch(Character::isDigit))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
