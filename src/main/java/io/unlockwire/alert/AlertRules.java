package io.unlockwire.alert;

import java.math.BigDecimal;

/**
 * What an operator decides about telling. A threshold is met when it is reached.
 *
 * @param confirmed a data source that confirms an unlock is told, once
 */
public record AlertRules(boolean confirmed, Threshold critical, Threshold high, BigDecimal mediumUsd) {

    /**
     * When an unlock is this loud: any of the three suffices.
     *
     * @param valueUsd US dollars
     * @param percentage of the circulating supply, 1 for 1 %
     * @param percentageFloorUsd the least value with which the percentage counts
     * @param daysOfVolume value in days of traded volume
     */
    public record Threshold(BigDecimal valueUsd, BigDecimal percentage, BigDecimal percentageFloorUsd,
            BigDecimal daysOfVolume) {}

    /**
     * CRITICAL from 100 M USD, 10 % or 10 days; HIGH from 10 M USD, 1 % with 0.5 M USD, or 1 day;
     * MEDIUM from 1 M USD.
     */
    public static AlertRules defaults() {
        return new AlertRules(false,
                new Threshold(new BigDecimal(100_000_000), BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN),
                new Threshold(new BigDecimal(10_000_000), BigDecimal.ONE, new BigDecimal(500_000),
                        BigDecimal.ONE),
                new BigDecimal(1_000_000));
    }

    public AlertRules withConfirmed(boolean told) {
        return new AlertRules(told, critical, high, mediumUsd);
    }
}
