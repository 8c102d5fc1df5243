package io.unlockwire.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@link Instant#toString} writes them, without a formatter on the way: every record of the pipeline
 * carries several.
 */
final class InstantText {

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int SECONDS = FORM.length();
    private static final int LONGEST = SECONDS + ".123456789Z".length();
    private static final long DAY = 86_400;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    private InstantText() {}

    static void write(Instant value, JsonGenerator out) throws IOException {
        long seconds = value.getEpochSecond();
        if (seconds < YEAR_0 || seconds >= YEAR_10000) {
            out.writeString(value.toString());
            return;
        }
        char[] text = FORM.concat(".123456789Z").toCharArray();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int ofDay = (int) Math.floorMod(seconds, DAY);
        digits(text, 0, 4, day.getYear());
        digits(text, 5, 2, day.getMonthValue());
        digits(text, 8, 2, day.getDayOfMonth());
        digits(text, 11, 2, ofDay / 3600);
        digits(text, 14, 2, ofDay / 60 % 60);
        digits(text, 17, 2, ofDay % 60);
        int length = fraction(text, value.getNano());
        text[length++] = 'Z';
        out.writeString(text, 0, length);
    }

    /**
     * Reads that form, with a fraction of any length.
     *
     * @throws DateTimeException if it is another form or no such time
     */
    static Instant read(String text) {
        if (!readable(text)) {
            throw new DateTimeException("not a time in UTC: " + text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of a day: " + text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        int end = text.length() - 1;
        int nano = end == SECONDS ? 0 : number(text, SECONDS + 1, end);
        for (int digits = end - SECONDS - 1; nano > 0 && digits < 9; digits++) {
            nano *= 10;
        }
        return Instant.ofEpochSecond(day * DAY + hour * 3600L + minute * 60L + second, nano);
    }

    static boolean readable(String text) {
        int end = text.length() - 1;
        if (end < SECONDS || end >= LONGEST || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < SECONDS; i++) {
            char expected = FORM.charAt(i);
            if (expected == 'd' ? !digit(text.charAt(i)) : text.charAt(i) != expected) {
                return false;
            }
        }
        for (int i = SECONDS + 1; i < end; i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return end == SECONDS || (text.charAt(SECONDS) == '.' && end > SECONDS + 1);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** None, or as many groups of three digits as it takes. */
    private static int fraction(char[] text, int nano) {
        if (nano == 0) {
            return SECONDS;
        }
        int count = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
        digits(text, SECONDS + 1, count, count == 3 ? nano / 1_000_000 : count == 6 ? nano / 1_000 : nano);
        return SECONDS + 1 + count;
    }

    private static void digits(char[] text, int from, int count, int number) {
        int left = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
