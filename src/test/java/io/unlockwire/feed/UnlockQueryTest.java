package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.ledger.Figures;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Timers;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnlockQueryTest {

    private static final Instant NOW = Alerts.NOW;
    private static final List<Known> ALL = List.of(
            known("sui", 1, Status.SCHEDULED, NOW.plus(Duration.ofDays(3))),
            known("arb", 2, Status.SCHEDULED, NOW.plus(Duration.ofDays(1))),
            known("arb", 3, Status.CANCELLED, NOW.plus(Duration.ofDays(3))),
            known("op", 4, Status.SCHEDULED, null),
            known("op", 5, Status.SCHEDULED, NOW.minus(Duration.ofDays(2))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|5 2 3 1 4", "token=ARB|2 3", "token=op,sui-asset|5 1 4",
            "status=scheduled|2 1 4", "status=OCCURRED|5", "status=cancelled,occurred|5 3",
            "from=2026-04-15T08:00:00Z|2 3 1", "to=2026-04-15T08:00:00Z|5",
            "from=2026-04-16T08:00:30Z&to=2026-04-18T08:00:00Z|2", "token=none|''", "sort=-time|3 1 2 5 4",
            "sort=-value|4 3 2 5 1", "sort=value|2 3 4 5 1",
            "minUsd=3|3 4", "minUsd=3&sort=-value|4 3"})
    void unlocksAreFoundInOrderAndThoseWithoutItsFigureComeLast(String query, String expected) {
        assertThat(numbers(read(query).page(ALL.stream(), NOW))).isEqualTo(expected);
    }

    @Test
    void pagesFollowEachOtherThoughTheListMovesOn() {
        UnlockQuery.Page first = read("limit=2").page(ALL.stream(), NOW);
        assertThat(numbers(first)).isEqualTo("5 2");
        List<Known> grown = new ArrayList<>(ALL);
        grown.add(known("new", 6, Status.SCHEDULED, NOW.minus(Duration.ofDays(9))));
        grown.remove(1);
        UnlockQuery.Page second = read("limit=2&cursor=" + first.next()).page(grown.stream(), NOW);
        UnlockQuery.Page third = read("limit=2&cursor=" + second.next()).page(grown.stream(), NOW);
        assertThat(numbers(second) + " " + numbers(third)).isEqualTo("3 1 4");
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"limit=0|limit", "limit=501|limit", "limit=x|limit",
            "cursor=x|cursor", "minUsd=-1|minUsd", "sort=--time|sort",
            "cursor=LXZhbHVlIDEgYQ|cursor", "sort=value&cursor=dGltZSAxIGE|cursor",
            "cursor=€|cursor", "from=tomorrow|from", "status=gone|status", "sort=amount|sort"})
    void whatIsUnknownOrMalformedIsNamed(String query, String parameter) {
        Params params = UnlockQuery.params(map(query));
        UnlockQuery.read(params);
        assertThat(params.fault()).isNotNull().extracting(Params.Fault::parameter).isEqualTo(parameter);
    }

    private static UnlockQuery read(String query) {
        Params params = UnlockQuery.params(map(query));
        UnlockQuery read = UnlockQuery.read(params);
        assertThat(params.fault()).isNull();
        return read;
    }

    private static Map<String, List<String>> map(String query) {
        Map<String, List<String>> map = new HashMap<>();
        Arrays.stream(query.split("&", -1)).filter(pair -> !pair.isEmpty()).map(pair -> pair.split("=", 2))
                .forEach(pair -> map.put(pair[0], List.of(pair[1])));
        return map;
    }

    private static String numbers(UnlockQuery.Page page) {
        return String.join(" ",
                page.items().stream().map(item -> item.id().substring(item.id().length() - 1)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "-time", "value", "-value", "seen", "-seen"})
    void pagesOfOneHoldWhatOneLargePageHolds(String sort) {
        String all = numbers(read("sort=" + sort).page(ALL.stream(), NOW));
        List<String> pages = new ArrayList<>();
        for (String cursor = ""; cursor != null;) {
            UnlockQuery.Page page = read("limit=1&sort=" + sort + cursor).page(ALL.stream(), NOW);
            pages.add(numbers(page));
            cursor = page.next() == null ? null : "&cursor=" + page.next();
        }
        assertThat(String.join(" ", pages)).isEqualTo(all);
    }

    private static Known known(String asset, int number, Status status, @Nullable Instant at) {
        UnlockTime time = at == null
                ? UnlockTime.UNKNOWN
                : new UnlockTime(at, at.plusSeconds(60), UnlockTime.Precision.MINUTE, "UTC", false);
        return new Known(new UnlockId(asset + "-asset-0000000" + number), 1, status,
                new Token(asset, asset.toUpperCase(Locale.ROOT), asset + "-asset"),
                new Figures(null, null, time, number == 1 || number == 5 ? null : BigDecimal.valueOf(number),
                        null, null, Claim.Kind.UNKNOWN),
                "desk", List.of(), Set.of(), Set.of(), List.of(), List.of(), List.of(), List.of(), NOW, NOW,
                Timers.NONE);
    }
}
