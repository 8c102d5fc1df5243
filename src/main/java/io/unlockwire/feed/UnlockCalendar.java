package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * Unlocks as a calendar to subscribe to (RFC 5545). An unlock keeps its UID for ever and its SEQUENCE rises
 * with each revision; one told no finer than to the day lasts whole days of its own zone; one without a
 * time is left out. The same ledger gives the same bytes.
 */
final class UnlockCalendar {

    static final String MEDIA_TYPE = "text/calendar;charset=utf-8";
    static final int MOST = 2_000;

    private static final int OCTETS = 75;
    private static final int UNFOLDED = 1 << 20;

    private UnlockCalendar() {}

    static byte[] of(List<Known> unlocks) {
        Calendar calendar = new Calendar();
        add(calendar, new ProdId("-//Unlockwire//Token unlocks//EN"));
        add(calendar, ImmutableVersion.VERSION_2_0);
        add(calendar, new XProperty("X-WR-CALNAME", "Token unlocks"));
        add(calendar, new XProperty("X-PUBLISHED-TTL", "PT1H"));
        unlocks.stream().filter(known -> known.unlockAt().known())
                .forEach(known -> calendar.add(event(known)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false, UNFOLDED).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The standard counts octets, and the library characters; a character is never taken apart. */
    private static byte[] folded(byte[] text) {
        ByteArrayOutputStream folded = new ByteArrayOutputStream(text.length + (text.length >> 5));
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            boolean begins = (text[i] & 0xc0) != 0x80;
            int width = begins ? width(text[i]) : 0;
            if (begins && text[i] != '\r' && text[i] != '\n' && column + width > OCTETS) {
                folded.writeBytes(new byte[]{'\r', '\n', ' '});
                column = 1;
            }
            folded.write(text[i]);
            column = text[i] == '\n' ? 0 : column + width;
        }
        return folded.toByteArray();
    }

    private static int width(byte first) {
        return first >= 0 ? 1 : (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : 4;
    }

    private static VEvent event(Known known) {
        VEvent event = new VEvent(false);
        add(event, new Uid(known.id().value() + "@unlockwire"));
        add(event, new DtStamp(known.lastSeen()));
        add(event, new LastModified(known.lastSeen()));
        add(event, new Sequence(known.revision() - 1));
        interval(event, known.unlockAt());
        add(event, new Summary(summary(known)));
        add(event, new Description(description(known)));
        add(event, status(known));
        add(event, ImmutableTransp.TRANSPARENT);
        return event;
    }

    private static void interval(VEvent event, UnlockTime time) {
        Instant from = Objects.requireNonNull(time.from());
        Instant to = Objects.requireNonNull(time.to());
        if (time.precision().compareTo(Precision.HOUR) <= 0) {
            add(event, new DtStart<>(from));
            add(event, new DtEnd<>(to));
        } else {
            ZoneId zone = zone(time.zone());
            LocalDate first = from.atZone(zone).toLocalDate();
            LocalDate end = to.atZone(zone).toLocalDate();
            add(event, new DtStart<>(first));
            add(event, new DtEnd<>(end.isAfter(first) ? end : first.plusDays(1)));
        }
    }

    /** A day is a day where it was written, if that is a zone that Java knows. */
    private static ZoneId zone(@Nullable String written) {
        try {
            return written == null ? ZoneOffset.UTC : ZoneId.of(written);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static net.fortuna.ical4j.model.property.Status status(Known known) {
        if (known.status() == Status.CANCELLED || known.status() == Status.EXPIRED) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        boolean doubted = known.flags().contains(Flag.DATE_CONFLICT)
                || known.flags().contains(Flag.DATE_SUSPECT);
        return doubted ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }

    private static String summary(Known known) {
        String ticker = known.token().ticker();
        return (ticker == null ? known.token().name() : ticker) + " unlock"
                + figure(": ", known.amount(), " tokens") + figure(", $", known.shown().valueUsd(), "");
    }

    private static String description(Known known) {
        String flags = known.suspicions().stream().map(Enum::name).collect(Collectors.joining(", "));
        return known.token().name() + ", told by " + known.claims().size() + "; shown as " + known.shownBy()
                + " has it. Time known to the "
                + known.unlockAt().precision().name().toLowerCase(Locale.ROOT) + "."
                + (flags.isEmpty() ? "" : "\nFlags: " + flags);
    }

    private static String figure(String before, @Nullable BigDecimal value, String behind) {
        return value == null ? "" : before + value.stripTrailingZeros().toPlainString() + behind;
    }

    /** The library hands itself back, which nobody needs here. */
    private static void add(PropertyContainer to, net.fortuna.ical4j.model.Property property) {
        PropertyContainer unused = to.add(property);
    }
}
