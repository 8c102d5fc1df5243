package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which unlocks are asked for, and in which order. An unlock lies between two moments if any part of its
 * interval does.
 *
 * @param minUsd said to be worth at least this
 * @param after the place of the last one told, to go on after it
 */
record UnlockQuery(Set<String> tokens, Set<String> statuses, @Nullable Instant from, @Nullable Instant to,
        @Nullable BigDecimal minUsd, Order order, int limit, @Nullable UnlockPlace after) {

    static final int MOST = 500;

    private static final int USUAL = 100;
    private static final Duration RECENT = Duration.ofDays(30);
    private static final Set<String> FILTERS = Set.of("token", "from", "to", "status", "minUsd");
    private static final Set<String> KNOWN = Set.of("token", "from", "to", "status", "minUsd", "sort",
            "limit",
            "cursor");
    private static final Set<String> STATUSES = Set.of("scheduled", "occurred", "cancelled", "expired");

    /** A page, and what to send as {@code cursor} for the next one; null on the last. */
    record Page(List<UnlockItem> items, @Nullable String next) {}

    static Params params(Map<String, List<String>> query) {
        return new Params(query, KNOWN);
    }

    /** Of a list that has one order and no pages. */
    static Params filters(Map<String, List<String>> query) {
        return new Params(query, FILTERS);
    }

    static UnlockQuery read(Params params) {
        Integer limit = params.one("limit", UnlockQuery::limit);
        Order sort = params.one("sort", Order::parse);
        Order order = sort == null ? Order.USUAL : sort;
        return new UnlockQuery(params.words("token", null), params.words("status", STATUSES),
                params.one("from", Params::time), params.one("to", Params::time),
                params.one("minUsd", Asking::amount), order, limit == null ? USUAL : limit,
                params.one("cursor", text -> cursor(text, order)));
    }

    /** This, from a month ago on where no beginning is asked for. */
    UnlockQuery recent(Instant now) {
        return from != null
                ? this
                : new UnlockQuery(tokens, statuses, now.truncatedTo(ChronoUnit.DAYS).minus(RECENT), to,
                        minUsd,
                        order, limit, after);
    }

    Page page(Stream<Known> unlocks, Instant now) {
        List<Known> found = chosen(unlocks, now, limit + 1);
        boolean more = found.size() > limit;
        List<Known> told = more ? found.subList(0, limit) : found;
        return new Page(told.stream().map(known -> UnlockItem.of(known, now)).toList(),
                more ? order.place(told.get(limit - 1)).toString() : null);
    }

    /** The first of them, in order. */
    List<Known> chosen(Stream<Known> unlocks, Instant now, int most) {
        Comparator<UnlockPlace> places = order.comparator();
        return unlocks
                .filter(known -> (after == null || places.compare(order.place(known), after) > 0)
                        && accepts(known, now))
                .sorted(Comparator.comparing(order::place, places))
                .limit(most)
                .toList();
    }

    private boolean accepts(Known known, Instant now) {
        BigDecimal value = known.shown().valueUsd();
        return (tokens.isEmpty() || named(known.token().assetId()) || named(known.token().ticker()))
                && (statuses.isEmpty()
                        || statuses.contains(known.statusAt(now).name().toLowerCase(Locale.ROOT)))
                && (minUsd == null || (value != null && value.compareTo(minUsd) >= 0))
                && between(known.unlockAt());
    }

    private boolean named(@Nullable String name) {
        return name != null && tokens.contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean between(UnlockTime time) {
        return (from == null || (time.to() != null && time.to().isAfter(from)))
                && (to == null || (time.from() != null && time.from().isBefore(to)));
    }

    private static UnlockPlace cursor(String text, Order order) {
        UnlockPlace place = UnlockPlace.parse(text);
        if (!place.order().equals(order)) {
            throw new IllegalArgumentException("is of a list with another order");
        }
        return place;
    }

    private static Integer limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("is a number from 1 to " + MOST);
        }
        return limit;
    }
}
