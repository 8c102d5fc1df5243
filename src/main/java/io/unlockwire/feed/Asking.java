package io.unlockwire.feed;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a request asks of the stream. The id is never a fault, since a browser can do nothing
 * about the one it sends: what it is worth is told in the stream.
 */
final class Asking {

    private static final List<String> LAST_ID = List.of("last_event_id", "lastEventId", "Last-Event-ID");
    private static final Set<String> KNOWN = Set.of("last_event_id", "lastEventId", "Last-Event-ID", "since",
            "strict", "ticket", "token", "kind", "severity", "minUsd", "minPct", "lead");
    private static final Set<String> KINDS = Set.of("new", "confirmed", "revised", "postponed", "advanced",
            "cancelled", "conflict", "enriched", "reminder", "occurred");
    private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

    private final Map<String, List<String>> values = new HashMap<>();
    private final Params params;

    Asking(MultiMap query) {
        query.names().forEach(name -> values.put(name, query.getAll(name)));
        params = new Params(values, KNOWN);
    }

    /** Null where all is well, once {@link #ask} was called. */
    Params.@Nullable Fault fault() {
        return params.fault();
    }

    /** A machine, that wants an HTTP status where it is refused. */
    boolean strict() {
        return params.contains("strict");
    }

    Ask ask(@Nullable String lastIdHeader, Form form) {
        Filter filter = new Filter(params.words("token", null), params.words("kind", KINDS),
                params.words("severity", SEVERITIES), params.one("minUsd", Asking::amount),
                params.one("minPct", Asking::amount), params.one("lead", Asking::lead));
        return new Ask(lastId(lastIdHeader), params.one("since", Asking::moment),
                new Selection(filter, form));
    }

    private @Nullable String lastId(@Nullable String header) {
        if (header != null && !header.isEmpty()) {
            return header;
        }
        return LAST_ID.stream()
                .flatMap(name -> values.getOrDefault(name, List.of()).stream())
                .filter(value -> !value.isEmpty())
                .findFirst().orElse(null);
    }

    static BigDecimal amount(String text) {
        BigDecimal value = text.length() <= Params.LONGEST ? new BigDecimal(text) : BigDecimal.ONE.negate();
        if (value.signum() < 0 || Math.abs((long) value.scale()) > Params.LONGEST) {
            throw new IllegalArgumentException("is a number from 0 on, for example 1e6");
        }
        return value.stripTrailingZeros();
    }

    private static Long moment(String text) {
        return text.matches("\\d{1,16}")
                ? Long.parseLong(text)
                : Math.max(0, Params.time(text).toEpochMilli());
    }

    private static Filter.Lead lead(String text) {
        int dots = text.indexOf("..");
        try {
            Filter.Lead lead = new Filter.Lead(Duration.parse(text.substring(0, Math.max(0, dots))),
                    Duration.parse(text.substring(dots + 2)));
            if (lead.from().compareTo(lead.to()) <= 0) {
                return lead;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is two durations such as PT0S..PT72H", e);
        }
        throw new IllegalArgumentException("is two durations, the shorter first");
    }
}
