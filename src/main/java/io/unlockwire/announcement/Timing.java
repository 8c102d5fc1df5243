package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** From a date as written to an interval in UTC, counted from the announcement's base alone. */
final class Timing {

    /** Before the number of days, where a day is told as so many from now. */
    static final String DAYS_ON = "days:";

    private static final int LATE_DAYS = 3;
    private static final int FAR_DAYS = 300;
    private static final int JUST_DAYS = 35;

    private final Instant base;

    Timing(Instant base) {
        this.base = base;
    }

    /** An interval, and whether something about the date as written is wrong. */
    record Timed(UnlockTime time, boolean suspect) {}

    /** It is over at the base, late posts allowed for. */
    boolean before(UnlockTime time) {
        return time.to() != null && time.to().isBefore(base.minus(LATE_DAYS, ChronoUnit.DAYS));
    }

    /** The base lies within it. */
    boolean today(UnlockTime time) {
        return time.from() != null && time.to() != null && !base.isBefore(time.from())
                && base.isBefore(time.to());
    }

    /** A year earlier it was within the last weeks. */
    boolean justOver(UnlockTime time) {
        if (time.from() == null) {
            return false;
        }
        Instant before = time.from().atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
        return before.isBefore(base) && before.isAfter(base.minus(JUST_DAYS, ChronoUnit.DAYS));
    }

    /** It is yet to come at the base. */
    boolean after(UnlockTime time) {
        return time.from() != null && time.from().isAfter(base);
    }

    /** In a place whose offset changes over the year it is the offset of that day. */
    Timed time(When when, @Nullable Clock clock, ZoneId zone, boolean assumed) {
        if (zone instanceof ZoneOffset offset) {
            return time(when, clock, offset, assumed);
        }
        Instant wall = time(when, clock, ZoneOffset.UTC, false).time().from();
        Instant near = wall == null ? base : wall;
        return time(when, clock, zone.getRules().getOffset(near.atOffset(ZoneOffset.UTC).toLocalDateTime()),
                assumed);
    }

    private Timed time(When when, @Nullable Clock clock, ZoneOffset zone, boolean assumed) {
        LocalDate today = base.atOffset(zone).toLocalDate();
        if (when.dated()) {
            return dated(when, clock, zone, assumed, today);
        }
        if (when.month() > 0) {
            YearMonth month = month(when, today);
            return new Timed(staged(month, when.stage(), zone, assumed), far(month.atDay(1), when, today));
        }
        if (when.day() > 0) {
            return dated(nextOf(when, today), clock, zone, assumed, today);
        }
        if (when.weekday() > 0) {
            LocalDate day = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(when.weekday())));
            return new Timed(day(day, clock, zone, assumed), false);
        }
        return new Timed(relative(when.relative(), clock, today, zone, assumed), false);
    }

    /** "On the 17th": of this month, or of the next where it is over. */
    private static When nextOf(When day, LocalDate today) {
        boolean over = day.day() < today.getDayOfMonth() - LATE_DAYS;
        boolean next = "next month".equals(day.relative()) || (over && day.relative() == null);
        YearMonth month = YearMonth.from(today).plusMonths(next ? 1 : 0);
        return new When(day.first(), day.end(), month.getYear(), month.getMonthValue(), day.day(), 0, null,
                null);
    }

    private Timed dated(When when, @Nullable Clock clock, ZoneOffset zone, boolean assumed, LocalDate today) {
        LocalDate day = when.year() > 0
                ? dayOf(when.year(), when)
                : nearest(when, today);
        if (day == null) {
            int year = when.year() > 0 ? when.year() : today.getYear();
            return new Timed(interval(YearMonth.of(year, when.month()).atDay(1).atStartOfDay(),
                    YearMonth.of(year, when.month()).plusMonths(1).atDay(1).atStartOfDay(), Precision.MONTH,
                    zone,
                    assumed), true);
        }
        boolean weekday = when.weekday() == 0 || day.getDayOfWeek().getValue() == when.weekday();
        return new Timed(day(day, clock, zone, assumed), !weekday || far(day, when, today));
    }

    /** The day in the year nearest after the base, a few days before it allowed; a weekday decides. */
    private static @Nullable LocalDate nearest(When when, LocalDate today) {
        LocalDate first = null;
        for (int year = today.getYear() - 1; year <= today.getYear() + 8; year++) {
            LocalDate day = dayOf(year, when);
            if (day == null || day.isBefore(today.minusDays(LATE_DAYS))) {
                continue;
            }
            if (when.weekday() == 0 || (day.getDayOfWeek().getValue() == when.weekday()
                    && !day.isAfter(today.plusYears(2)))) {
                return day;
            }
            first = first == null ? day : first;
        }
        return first;
    }

    private static @Nullable LocalDate dayOf(int year, When when) {
        return when.day() <= YearMonth.of(year, when.month()).lengthOfMonth()
                ? LocalDate.of(year, when.month(), when.day())
                : null;
    }

    private static boolean far(LocalDate day, When when, LocalDate today) {
        return when.year() == 0 && ChronoUnit.DAYS.between(today, day) > FAR_DAYS;
    }

    private static YearMonth month(When when, LocalDate today) {
        if (when.year() > 0) {
            return YearMonth.of(when.year(), when.month());
        }
        YearMonth month = YearMonth.of(today.getYear(), when.month());
        return month.atEndOfMonth().isBefore(today.minusDays(LATE_DAYS)) ? month.plusYears(1) : month;
    }

    private UnlockTime staged(YearMonth month, @Nullable String stage, ZoneOffset zone, boolean assumed) {
        if (stage == null) {
            return interval(month.atDay(1).atStartOfDay(), month.plusMonths(1).atDay(1).atStartOfDay(),
                    Precision.MONTH, zone, assumed);
        }
        LocalDate from = month.atDay("early".equals(stage) ? 1 : "mid".equals(stage) ? 11 : 21);
        LocalDate to = "late".equals(stage) ? month.plusMonths(1).atDay(1) : from.plusDays(10);
        return interval(from.atStartOfDay(), to.atStartOfDay(), Precision.WEEK, zone, assumed);
    }

    private UnlockTime relative(@Nullable String word, @Nullable Clock clock, LocalDate today,
            ZoneOffset zone,
            boolean assumed) {
        if (word == null) {
            return UnlockTime.UNKNOWN;
        }
        if (word.startsWith(DAYS_ON)) {
            return day(today.plusDays(Integer.parseInt(word.substring(DAYS_ON.length()))), clock, zone,
                    assumed);
        }
        int weekday = word.indexOf(':') < 0 ? 0 : word.charAt(word.length() - 1) - '0';
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        YearMonth month = YearMonth.from(today);
        if (weekday > 0) {
            LocalDate day = monday.plusDays(weekday - 1L).plusWeeks(word.startsWith("next") ? 1 : 0);
            return day(day, clock, zone, assumed);
        }
        return switch (word) {
            case "today" -> day(today, clock, zone, assumed);
            case "tomorrow" -> day(today.plusDays(1), clock, zone, assumed);
            case "after tomorrow" -> day(today.plusDays(2), clock, zone, assumed);
            case "this week" -> days(monday, monday.plusWeeks(1), Precision.WEEK, zone, assumed);
            case "next week" -> days(monday.plusWeeks(1), monday.plusWeeks(2), Precision.WEEK, zone, assumed);
            case "next 7 days" -> days(today, today.plusDays(8), Precision.WEEK, zone, assumed);
            case "this weekend" ->
                days(monday.plusDays(5), monday.plusWeeks(1), Precision.WEEK, zone, assumed);
            case "this month" -> staged(month, null, zone, assumed);
            case "next month" -> staged(month.plusMonths(1), null, zone, assumed);
            case "end of month" -> staged(month, "late", zone, assumed);
            default -> UnlockTime.UNKNOWN;
        };
    }

    private static UnlockTime days(LocalDate from, LocalDate to, Precision precision, ZoneOffset zone,
            boolean assumed) {
        return interval(from.atStartOfDay(), to.atStartOfDay(), precision, zone, assumed);
    }

    /** A time of day counts only with its zone: without, it could be another day. */
    private static UnlockTime day(LocalDate day, @Nullable Clock clock, ZoneOffset zone, boolean assumed) {
        if (clock == null || assumed) {
            return days(day, day.plusDays(1), Precision.DAY, zone, assumed);
        }
        LocalDateTime from = day.atStartOfDay().plusHours(clock.hour())
                .plusMinutes(Math.max(0, clock.minute()));
        return clock.minute() < 0
                ? interval(from, from.plusHours(1), Precision.HOUR, zone, false)
                : interval(from, from.plusMinutes(1), Precision.MINUTE, zone, false);
    }

    private static UnlockTime interval(LocalDateTime from, LocalDateTime to, Precision precision,
            ZoneOffset zone,
            boolean assumed) {
        return new UnlockTime(from.toInstant(zone), to.toInstant(zone), precision,
                zone.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + zone.getId(), assumed);
    }
}
