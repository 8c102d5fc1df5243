package io.unlockwire.alert;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What an operator decides about telling. A threshold is met when it is reached.
 *
 * @param confirmed a data source that confirms an unlock is told, once
 * @param completed when it is told that an alert's missing figures have come
 */
public record AlertRules(boolean confirmed, Completed completed, Threshold critical, Threshold high,
        BigDecimal mediumUsd) {

    /** When it is worth telling that figures have come that an alert was told without. */
    public enum Completed {
        ALWAYS,
        /** Only where the severity is another with them. */
        SEVERITY
    }

    /**
     * When an unlock is this loud: any of the three suffices.
     *
     * @param valueUsd US dollars
     * @param percentage of the circulating supply, 1 for 1 %
     * @param percentageFloorUsd the least value with which the percentage counts
     * @param daysOfVolume value in days of traded volume
     */
    public record Threshold(BigDecimal valueUsd, BigDecimal percentage, BigDecimal percentageFloorUsd,
            BigDecimal daysOfVolume) {

        Threshold with(String name, BigDecimal value) {
            return switch (name) {
                case "value-usd" -> new Threshold(value, percentage, percentageFloorUsd, daysOfVolume);
                case "percentage" -> new Threshold(valueUsd, value, percentageFloorUsd, daysOfVolume);
                case "percentage-floor-usd" -> new Threshold(valueUsd, percentage, value, daysOfVolume);
                case "days-of-volume" -> new Threshold(valueUsd, percentage, percentageFloorUsd, value);
                default -> throw new IllegalArgumentException("no threshold is called " + name);
            };
        }
    }

    /**
     * CRITICAL from 100 M USD, 10 % or 10 days; HIGH from 10 M USD, 1 % with 0.5 M USD, or 1 day;
     * MEDIUM from 1 M USD.
     */
    public static AlertRules defaults() {
        return new AlertRules(false, Completed.ALWAYS,
                new Threshold(new BigDecimal(100_000_000), BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN),
                new Threshold(new BigDecimal(10_000_000), BigDecimal.ONE, new BigDecimal(500_000),
                        BigDecimal.ONE),
                new BigDecimal(1_000_000));
    }

    public AlertRules withConfirmed(boolean told) {
        return new AlertRules(told, completed, critical, high, mediumUsd);
    }

    public AlertRules withCompleted(Completed told) {
        return new AlertRules(confirmed, told, critical, high, mediumUsd);
    }

    /**
     * With other thresholds: {@code critical.} or {@code high.} with {@code value-usd}, {@code percentage},
     * {@code percentage-floor-usd} or {@code days-of-volume}, and {@code medium.value-usd}.
     *
     * @throws IllegalArgumentException if there is no threshold of that name, or a value is no number from 0 on
     */
    public AlertRules withThresholds(Map<String, String> thresholds) {
        AlertRules changed = this;
        for (Map.Entry<String, String> threshold : thresholds.entrySet()) {
            changed = changed.with(threshold.getKey(), number(threshold.getKey(), threshold.getValue()));
        }
        return changed;
    }

    private AlertRules with(String name, BigDecimal value) {
        if (name.startsWith("critical.")) {
            return new AlertRules(confirmed, completed, critical.with(name.substring(9), value), high,
                    mediumUsd);
        }
        if (name.startsWith("high.")) {
            return new AlertRules(confirmed, completed, critical, high.with(name.substring(5), value),
                    mediumUsd);
        }
        if (name.equals("medium.value-usd")) {
            return new AlertRules(confirmed, completed, critical, high, value);
        }
        throw new IllegalArgumentException("no threshold is called " + name);
    }

    private static BigDecimal number(String name, String value) {
        if (!value.matches("\\d{1,18}(\\.\\d{1,18})?")) {
            throw new IllegalArgumentException(name + " is a number like 2500000 or 0.5, not " + value);
        }
        return new BigDecimal(value);
    }
}
