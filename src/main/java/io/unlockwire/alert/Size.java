package io.unlockwire.alert;

import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.ledger.Figures;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Percentage.Basis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How large an unlock is, by three measures; what cannot be computed is null, never zero. */
record Size(Alert.Value value, Alert.@Nullable Share percentage, @Nullable BigDecimal daysOfVolume) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DECIMALS = 2;
    /** As many digits of a value as the amount and the price it is made of have. */
    private static final MathContext DOLLARS = new MathContext(5, RoundingMode.HALF_UP);

    static Size of(Figures shown, Enrichment market) {
        BigDecimal amount = shown.amount();
        Quote quote = market.quote();
        BigDecimal now = amount == null || quote == null ? null : amount.multiply(quote.priceUsd());
        return new Size(value(shown, quote, now), share(shown, market.supply()),
                days(now, market.volumeUsd()));
    }

    /** The greater of the value announced and the value now: either may be the one that is wrong. */
    @Nullable
    BigDecimal greatestUsd() {
        BigDecimal stated = value.statedUsd();
        BigDecimal now = value.nowUsd();
        return stated == null || now == null ? (stated == null ? now : stated) : stated.max(now);
    }

    /** Of the circulating supply, recomputed or else as printed of it. */
    @Nullable
    BigDecimal ofCirculating() {
        return percentage != null && percentage.basis() == Basis.CIRCULATING ? percentage.value() : null;
    }

    private static Alert.Value value(Figures shown, @Nullable Quote quote, @Nullable BigDecimal now) {
        return new Alert.Value(shown.valueUsd(), shown.valueUsdMax(), now == null ? null : now.round(DOLLARS),
                quote == null ? null : quote.priceUsd(), quote == null ? null : quote.at(),
                quote == null ? null : quote.source());
    }

    private static Alert.@Nullable Share share(Figures shown, @Nullable Supply supply) {
        Percentage printed = shown.percentage();
        if (shown.amount() != null && supply != null) {
            BigDecimal share = ratio(shown.amount().multiply(HUNDRED), supply.circulating());
            return new Alert.Share(share, Basis.CIRCULATING, printed);
        }
        return printed == null ? null : new Alert.Share(printed.value(), printed.basis(), printed);
    }

    private static @Nullable BigDecimal days(@Nullable BigDecimal now, @Nullable BigDecimal volume) {
        return now == null || volume == null || volume.signum() <= 0 ? null : ratio(now, volume);
    }

    /** To two decimals, but never rounded to nothing. */
    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        BigDecimal exact = part.divide(whole, MathContext.DECIMAL64);
        BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? exact.round(new MathContext(1, RoundingMode.HALF_UP)) : rounded;
    }
}
