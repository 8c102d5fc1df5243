package io.unlockwire.announcement;

import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reading in the form in which the preview answers it; every field is there, silence is null.
 *
 * @param verdict {@code claims}, {@code correction}, {@code nothing} or {@code rejected}
 * @param reason for {@code nothing} its word, for {@code rejected} the cause and its detail
 */
public record Preview(String verdict, @Nullable String reason, @Nullable Instant base, List<Row> claims) {

    /** One claim, flags in the order of their declaration. */
    public record Row(Subject token, @Nullable BigDecimal amount, @Nullable BigDecimal amountPrecision,
            UnlockTime unlockAt, @Nullable BigDecimal valueUsd, @Nullable BigDecimal valueUsdMax,
            @Nullable Percentage percentage, Claim.Kind kind, List<Claim.Recipient> recipients,
            @Nullable String dataSource, @Nullable String relay, @Nullable Change change, List<Flag> flags,
            Map<String, Span> spans) {}

    /** The token's three names. */
    public record Subject(String name, @Nullable String ticker, String assetId) {

        static Subject of(Token token) {
            return new Subject(token.name(), token.ticker(), token.assetId());
        }
    }

    /** The reading's answer. */
    public static Preview of(Reading reading) {
        return reading.fold(
                claims -> new Preview("claims", null, claims.post().base(), rows(claims.told())),
                correction -> new Preview("correction", null, correction.post().base(),
                        rows(correction.told())),
                nothing -> new Preview("nothing", nothing.reason(), nothing.post().base(), List.of()),
                rejected -> new Preview("rejected", rejected.cause() + ": " + rejected.detail(), null,
                        List.of()));
    }

    private static List<Row> rows(List<Told> told) {
        return told.stream().map(Preview::row).toList();
    }

    private static Row row(Told told) {
        Claim claim = told.claim();
        return new Row(Subject.of(claim.token()), claim.amount(), claim.amountPrecision(), claim.unlockAt(),
                claim.valueUsd(), claim.valueUsdMax(), claim.percentage(), claim.kind(), claim.recipients(),
                claim.dataSource(), claim.relay(), claim.change(),
                claim.flags().stream().sorted().toList(), told.spans());
    }
}
