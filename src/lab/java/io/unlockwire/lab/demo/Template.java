package io.unlockwire.lab.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Fills the gaps of an announcement: {@code {word}} with a word, {@code {en PT26H}} with the instant that lies so
 * long after the base, as English, Chinese ({@code zh}) and machines ({@code utc}) write it, to the minute begun.
 */
record Template(Instant base, Map<String, String> words) {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)(?: (-?P\\w+))?}");
    private static final Map<String, DateTimeFormatter> FORMATS = Map.of(
            "utc", DateTimeFormatter.ISO_INSTANT,
            "en", DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            "zh", DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm（'UTC+8'）", Locale.ROOT)
                    .withZone(ZoneOffset.ofHours(8)));

    String fill(String text) {
        return GAP.matcher(text).replaceAll(this::filling);
    }

    private String filling(MatchResult gap) {
        String word = gap.group(1);
        String filling = gap.group(2) == null
                ? words.get(word)
                : FORMATS.get(word).format(minuteBegun(base.plus(Duration.parse(gap.group(2)))));
        if (filling == null) {
            throw new IllegalArgumentException("nothing is known to fill " + gap.group());
        }
        return filling;
    }

    private static Instant minuteBegun(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}
