package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Claim.Kind;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A claim while its sentences are being read. */
final class Draft {

    private static final int MAX_RECIPIENTS = 16;

    final Token token;
    private final Map<String, Span> spans = new HashMap<>();
    private final Map<String, Claim.Recipient> recipients = new LinkedHashMap<>();
    @Nullable
    Figure amount;
    @Nullable
    Figure usd;
    @Nullable
    Percentage percentage;
    UnlockTime time = UnlockTime.UNKNOWN;
    Kind kind = Kind.UNKNOWN;
    boolean suspect;
    /** Its time is a weekday that stood in a sentence without a word of unlocks. */
    boolean inPassing;
    boolean zero;
    /** Its money is told as what tokens are worth. */
    boolean worth;
    @Nullable
    Change change;

    Draft(Token token, Span named) {
        this.token = token;
        spans.put("token", named);
    }

    void amount(Figure figure) {
        if (figure.value().signum() == 0) {
            zero = true;
        } else {
            amount = figure;
            spans.put("amount", figure.span());
        }
    }

    void usd(Figure figure) {
        usd = figure;
        spans.put("valueUsd", figure.span());
    }

    void percentage(Figure figure, Percentage.Basis basis) {
        percentage = new Percentage(figure.value(), basis);
        spans.put("percentage", figure.span());
    }

    void time(UnlockTime at, boolean suspectDate, Span span) {
        time = at;
        suspect = suspectDate;
        if (at.known()) {
            spans.put("unlockAt", span);
        }
    }

    void change(Change told, Span span) {
        change = told;
        spans.put("change", span);
    }

    void recipient(String name, @Nullable BigDecimal part, @Nullable BigDecimal percent) {
        if (recipients.size() < MAX_RECIPIENTS || recipients.containsKey(name)) {
            recipients.merge(name, new Claim.Recipient(name, part, percent), Recipients::more);
        }
    }

    /** The figure is the percentage told of the unlock as a whole. */
    boolean shares(Figure figure) {
        return percentage != null && figure.type() == Figure.Counting.PERCENT
                && percentage.value().compareTo(figure.value()) == 0;
    }

    boolean says() {
        return !zero && (amount != null || percentage != null || time.known() || (usd != null && worth));
    }

    Told told(Attribution source) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (time.assumed()) {
            flags.add(Flag.ZONE_ASSUMED);
        }
        if (suspect) {
            flags.add(Flag.DATE_SUSPECT);
        }
        BigDecimal value = usd == null ? null : usd.value();
        source.spans().forEach(spans::put);
        Claim claim = new Claim(token, amount == null ? null : amount.value(),
                amount == null ? null : amount.precision(), time, value, usd == null ? null : usd.max(),
                percentage, kind, List.copyOf(recipients.values()), source.dataSource(),
                source.relay(), change, flags);
        return new Told(claim, spans);
    }
}
