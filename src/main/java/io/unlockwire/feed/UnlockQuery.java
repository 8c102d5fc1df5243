package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.UnlockTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which unlocks are asked for, by time: those whose time is not known come last. An unlock lies
 * between two moments if any part of its interval does.
 *
 * @param after the place of the last one told, to go on after it
 */
record UnlockQuery(Set<String> tokens, Set<String> statuses, @Nullable Instant from, @Nullable Instant to,
        int limit,
        @Nullable UnlockPlace after) {

    static final int MOST = 500;

    private static final int USUAL = 100;
    private static final Set<String> KNOWN = Set.of("token", "from", "to", "status", "limit", "cursor");
    private static final Set<String> STATUSES = Set.of("scheduled", "occurred", "cancelled", "expired");
    private static final Comparator<Known> BY_TIME = Comparator.comparing(UnlockPlace::of);

    /** A page, and what to send as {@code cursor} for the next one; null on the last. */
    record Page(List<UnlockItem> items, @Nullable String next) {}

    static Params params(Map<String, List<String>> query) {
        return new Params(query, KNOWN);
    }

    static UnlockQuery read(Params params) {
        Integer limit = params.one("limit", UnlockQuery::limit);
        return new UnlockQuery(params.words("token", null), params.words("status", STATUSES),
                params.one("from", Params::time), params.one("to", Params::time),
                limit == null ? USUAL : limit,
                params.one("cursor", UnlockPlace::parse));
    }

    Page page(Stream<Known> unlocks, Instant now) {
        List<Known> found = unlocks
                .filter(known -> accepts(known, now))
                .sorted(BY_TIME)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Known> told = more ? found.subList(0, limit) : found;
        return new Page(told.stream().map(known -> UnlockItem.of(known, now)).toList(),
                more ? UnlockPlace.of(told.get(limit - 1)).toString() : null);
    }

    private boolean accepts(Known known, Instant now) {
        return (after == null || UnlockPlace.of(known).compareTo(after) > 0)
                && (tokens.isEmpty() || named(known.token().assetId()) || named(known.token().ticker()))
                && (statuses.isEmpty()
                        || statuses.contains(known.statusAt(now).name().toLowerCase(Locale.ROOT)))
                && between(known.unlockAt());
    }

    private boolean named(@Nullable String name) {
        return name != null && tokens.contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean between(UnlockTime time) {
        return (from == null || (time.to() != null && time.to().isAfter(from)))
                && (to == null || (time.from() != null && time.from().isBefore(to)));
    }

    private static Integer limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("is a number from 1 to " + MOST);
        }
        return limit;
    }
}
