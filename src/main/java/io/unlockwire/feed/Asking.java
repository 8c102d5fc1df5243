package io.unlockwire.feed;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request asks of the stream. A parameter that is unknown or malformed is a fault,
 * told
 * before the stream begins: a filter that is silently ignored would be worse than none. The id is
 * none
 * of these, since a browser can do nothing about the one it sends.
 */
final class Asking {

    /** What is wrong with which parameter. */
    record Fault(String parameter, String detail) {}

    private static final int TERMS = 32;
    private static final int TERM_LENGTH = 64;
    private static final List<String> LAST_ID = List.of("last_event_id", "lastEventId", "Last-Event-ID");
    private static final Set<String> KNOWN = Set.of("last_event_id", "lastEventId", "Last-Event-ID", "since",
            "strict", "token", "kind", "severity", "minUsd", "minPct", "lead");
    private static final Set<String> KINDS = Set.of("new", "confirmed", "revised", "postponed", "advanced",
            "cancelled", "conflict", "enriched", "reminder", "occurred");
    private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

    private final MultiMap params;
    private @Nullable Fault fault;
    private int terms;

    Asking(MultiMap params) {
        this.params = params;
    }

    /** Null where all is well, once {@link #ask} was called. */
    @Nullable
    Fault fault() {
        return fault;
    }

    Ask ask(@Nullable String lastIdHeader) {
        for (String name : params.names()) {
            if (!KNOWN.contains(name)) {
                wrong(name, "is not known here; known are "
                        + KNOWN.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        Filter filter = new Filter(words("token", null), words("kind", KINDS), words("severity", SEVERITIES),
                one("minUsd", Asking::amount), one("minPct", Asking::amount), one("lead", Asking::lead));
        return new Ask(lastId(lastIdHeader), one("since", Asking::moment), filter, params.contains("strict"));
    }

    private @Nullable String lastId(@Nullable String header) {
        if (header != null && !header.isEmpty()) {
            return header;
        }
        for (String name : LAST_ID) {
            String value = params.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private Set<String> words(String name, @Nullable Set<String> allowed) {
        Set<String> words = new TreeSet<>();
        for (String value : params.getAll(name)) {
            Arrays.stream(value.split(",", TERMS + 2))
                    .map(word -> word.strip().toLowerCase(Locale.ROOT))
                    .forEach(words::add);
        }
        terms += words.size();
        if (words.stream().anyMatch(word -> word.isEmpty() || word.length() > TERM_LENGTH)) {
            wrong(name, "is a list of words, separated by commas");
        } else if (terms > TERMS) {
            wrong(name, "is one word too many: a filter has at most " + TERMS);
        } else if (allowed != null && !allowed.containsAll(words)) {
            wrong(name, "is one or more of " + allowed.stream().sorted().collect(Collectors.joining(", ")));
        }
        return words;
    }

    private <T> @Nullable T one(String name, Function<String, T> reading) {
        List<String> values = params.getAll(name);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            wrong(name, "is given more than once");
            return null;
        }
        try {
            return reading.apply(values.get(0));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            wrong(name,
                    e instanceof NumberFormatException || e.getMessage() == null
                            ? "is malformed"
                            : e.getMessage());
            return null;
        }
    }

    private void wrong(String parameter, String detail) {
        if (fault == null) {
            fault = new Fault(parameter, detail);
        }
    }

    private static BigDecimal amount(String text) {
        BigDecimal value = text.length() <= TERM_LENGTH ? new BigDecimal(text) : BigDecimal.ONE.negate();
        if (value.signum() < 0 || Math.abs((long) value.scale()) > TERM_LENGTH) {
            throw new IllegalArgumentException("is a number from 0 on, for example 1e6");
        }
        return value.stripTrailingZeros();
    }

    private static Long moment(String text) {
        if (text.matches("\\d{1,16}")) {
            return Long.parseLong(text);
        }
        try {
            // a plus sign that was not escaped arrives as a space
            Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            return Math.max(0, instant.toEpochMilli());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "is a time such as 2026-04-15T08:00:00Z, or milliseconds since 1970; 0 is all there is",
                    e);
        }
    }

    private static Filter.Lead lead(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length == 2) {
            try {
                Filter.Lead lead = new Filter.Lead(Duration.parse(ends[0]), Duration.parse(ends[1]));
                if (lead.from().compareTo(lead.to()) <= 0) {
                    return lead;
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("is two durations such as PT0S..PT72H", e);
            }
        }
        throw new IllegalArgumentException("is two durations such as PT0S..PT72H, the shorter first");
    }
}
