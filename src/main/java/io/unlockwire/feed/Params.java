package io.unlockwire.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, read strictly: one that is unknown, malformed or given too often is
 * a
 * fault, and the first fault is kept. To ignore a filter silently would be worse than to have none.
 */
final class Params {

    /** What is wrong with which parameter. */
    record Fault(String parameter, String detail) {}

    static final int LONGEST = 64;

    private static final int WORDS = 32;

    private final Map<String, List<String>> values;
    private @Nullable Fault fault;
    private int words;

    Params(Map<String, List<String>> values, Set<String> known) {
        this.values = values;
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                wrong(name, "is not known here; known are " + listed(known));
            }
        }
    }

    /** Null where all that was read is well. */
    @Nullable
    Fault fault() {
        return fault;
    }

    boolean contains(String name) {
        return values.containsKey(name);
    }

    /** A list of words, separated by commas, in lower case; of those allowed, if not null. */
    Set<String> words(String name, @Nullable Set<String> allowed) {
        Set<String> result = new TreeSet<>();
        for (String value : values.getOrDefault(name, List.of())) {
            Arrays.stream(value.split(",", WORDS + 2))
                    .map(word -> word.strip().toLowerCase(Locale.ROOT))
                    .forEach(result::add);
        }
        words += result.size();
        if (result.stream().anyMatch(word -> word.isEmpty() || word.length() > LONGEST)) {
            wrong(name, "is a list of words, separated by commas");
        } else if (words > WORDS) {
            wrong(name, "is one word too many: a request has at most " + WORDS);
        } else if (allowed != null && !allowed.containsAll(result)) {
            wrong(name, "is one or more of " + listed(allowed));
        }
        return result;
    }

    /**
     * A single value, null where it is not given; what {@code reading} throws is the fault's detail.
     */
    <T> @Nullable T one(String name, Function<String, T> reading) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > 1) {
            wrong(name, "is given more than once");
            return null;
        }
        try {
            return reading.apply(given.get(0));
        } catch (NumberFormatException e) {
            wrong(name, "is not a number");
        } catch (IllegalArgumentException e) {
            wrong(name, String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** An ISO time with its offset. */
    static Instant time(String text) {
        try {
            // a plus sign that was not escaped arrives as a space
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is a time such as 2026-04-15T08:00:00Z", e);
        }
    }

    private void wrong(String parameter, String detail) {
        if (fault == null) {
            fault = new Fault(parameter, detail);
        }
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
