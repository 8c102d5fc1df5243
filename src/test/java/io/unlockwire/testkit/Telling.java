package io.unlockwire.testkit;

import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Sibling;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A report in the making: by default 12.11 million KAITO at 2026-04-20T04:00Z, published on 15
 * April,
 * each at an offset of its own.
 */
public final class Telling {

    public static final Token KAITO = new Token("Kaito", "KAITO", "kaito");
    private static final AtomicLong OFFSETS = new AtomicLong();

    private Token token = KAITO;
    private BigDecimal amount = new BigDecimal("12110000");
    private BigDecimal precision = new BigDecimal("10000");
    private UnlockTime unlockAt = minute("2026-04-20T04:00:00Z");
    private BigDecimal valueUsd;
    private Percentage percentage;
    private final String dataSource;
    private final String relay;
    private Change change;
    private Set<Flag> flags = Set.of();
    private List<Sibling> siblings = List.of();
    private Instant publishedAt = Instant.parse("2026-04-15T08:00:00Z");
    private Instant appendedAt = Instant.parse("2026-04-15T08:00:05Z");
    private Coordinates at = new Coordinates("unlock.announcements", 0, OFFSETS.incrementAndGet(), 0);

    private Telling(String dataSource, String relay) {
        this.dataSource = dataSource;
        this.relay = relay;
    }

    /** Names who computed it. */
    public static Telling by(String dataSource) {
        return new Telling(dataSource, "ChainCatcher");
    }

    /** Names only who passed it on. */
    public static Telling relayedBy(String relay) {
        return new Telling(null, relay);
    }

    public Telling of(Token other) {
        token = other;
        return this;
    }

    public Telling amount(String tokens, String unit) {
        amount = new BigDecimal(tokens);
        precision = new BigDecimal(unit);
        return this;
    }

    /** To the last token. */
    public Telling amount(String tokens) {
        return amount(tokens, "1");
    }

    public Telling noAmount() {
        amount = null;
        precision = null;
        return this;
    }

    public Telling at(String instant) {
        return at(minute(instant));
    }

    public Telling at(UnlockTime time) {
        unlockAt = time;
        return this;
    }

    public Telling noTime() {
        return at(UnlockTime.UNKNOWN);
    }

    public Telling value(String usd) {
        valueUsd = new BigDecimal(usd);
        return this;
    }

    public Telling percentage(String value, Percentage.Basis basis) {
        percentage = new Percentage(new BigDecimal(value), basis);
        return this;
    }

    public Telling cue(Cue cue) {
        change = new Change(cue, null);
        return this;
    }

    public Telling cue(Cue cue, UnlockTime old) {
        change = new Change(cue, new Change.Old(null, old));
        return this;
    }

    public Telling cue(Cue cue, String oldAmount) {
        change = new Change(cue, new Change.Old(new BigDecimal(oldAmount), UnlockTime.UNKNOWN));
        return this;
    }

    public Telling flags(Flag... suspect) {
        flags = Set.of(suspect);
        return this;
    }

    public Telling published(String instant) {
        publishedAt = Instant.parse(instant);
        appendedAt = publishedAt.plusSeconds(5);
        return this;
    }

    public Telling appended(String instant) {
        appendedAt = Instant.parse(instant);
        return this;
    }

    public Telling coordinates(long offset, int row) {
        at = new Coordinates("unlock.announcements", 0, offset, row);
        return this;
    }

    /** Rows of the same post, of the same asset. */
    public Telling beside(Telling... rows) {
        siblings = Stream.of(rows).map(row -> new Sibling(row.amount, row.precision, row.unlockAt)).toList();
        return this;
    }

    public Report report() {
        Claim claim = new Claim(token, amount, precision, unlockAt, valueUsd, null, percentage,
                Claim.Kind.UNKNOWN, List.of(), dataSource, relay, change, flags);
        return new Report(claim, new Origin("desk", null, "https://example.org/" + at.offset(), publishedAt,
                appendedAt, at, "4bf92f3577b34da6a3ce929d0e0e4736"), siblings);
    }

    public static UnlockTime minute(String instant) {
        Instant from = Instant.parse(instant);
        return new UnlockTime(from, from.plusSeconds(60), Precision.MINUTE, "UTC+08:00", false);
    }

    public static UnlockTime hour(String instant, String zone) {
        Instant from = Instant.parse(instant);
        return new UnlockTime(from, from.plusSeconds(3600), Precision.HOUR, zone, false);
    }

    /** A day of UTC. */
    public static UnlockTime day(String date) {
        return between(date, Precision.DAY, 1);
    }

    /** 30 days from that date. */
    public static UnlockTime month(String date) {
        return between(date, Precision.MONTH, 30);
    }

    private static UnlockTime between(String date, Precision precision, int days) {
        Instant from = Instant.parse(date + "T00:00:00Z");
        return new UnlockTime(from, from.plusSeconds(86_400L * days), precision, "UTC", true);
    }
}
