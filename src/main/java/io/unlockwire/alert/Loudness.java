package io.unlockwire.alert;

import io.unlockwire.alert.AlertRules.Threshold;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A severity with the rule that gave it. */
record Loudness(Severity severity, String rule) {

    static Loudness of(Size size, AlertRules rules) {
        String critical = met(size, rules.critical());
        if (critical != null) {
            return new Loudness(Severity.CRITICAL, critical);
        }
        String high = met(size, rules.high());
        if (high != null) {
            return new Loudness(Severity.HIGH, high);
        }
        BigDecimal usd = size.greatestUsd();
        String medium = "valueUsd>=" + text(rules.mediumUsd());
        if (usd == null) {
            return new Loudness(Severity.LOW, "valueUsd unknown");
        }
        return reaches(usd, rules.mediumUsd())
                ? new Loudness(Severity.MEDIUM, medium)
                : new Loudness(Severity.LOW, "valueUsd<" + text(rules.mediumUsd()));
    }

    private static @Nullable String met(Size size, Threshold threshold) {
        BigDecimal usd = size.greatestUsd();
        if (reaches(usd, threshold.valueUsd())) {
            return "valueUsd>=" + text(threshold.valueUsd());
        }
        if (reaches(size.ofCirculating(), threshold.percentage())
                && (usd == null || reaches(usd, threshold.percentageFloorUsd()))) {
            return "percentage>=" + text(threshold.percentage()) + floor(usd, threshold.percentageFloorUsd());
        }
        return reaches(size.daysOfVolume(), threshold.daysOfVolume())
                ? "daysOfVolume>=" + text(threshold.daysOfVolume())
                : null;
    }

    /** An unknown value is not known to be small: only one below the floor keeps a percentage quiet. */
    private static String floor(@Nullable BigDecimal usd, BigDecimal floor) {
        return usd == null || floor.signum() == 0 ? "" : " and valueUsd>=" + text(floor);
    }

    private static boolean reaches(@Nullable BigDecimal value, BigDecimal threshold) {
        return value != null && value.compareTo(threshold) >= 0;
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
