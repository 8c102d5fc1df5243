package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingTest {

    @Test
    void nothingAskedIsEverythingLive() {
        assertThat(ask("", null)).isEqualTo(new Ask(null, null, Selection.ALL));
    }

    @ParameterizedTest
    @CsvSource({"since=0,0", "since=1776240000000,1776240000000", "since=2026-04-15T08:00:00Z,1776240000000",
            "since=2026-04-15T16:00:00+08:00,1776240000000", "since=2026-04-15T16:00:00 08:00,1776240000000"})
    void aMomentIsAnIsoTimeOrMilliseconds(String query, long moment) {
        assertThat(ask(query, null).since()).isEqualTo(moment);
    }

    @Test
    void theHeaderGoesBeforeTheQueries() {
        assertThat(ask("last_event_id=b&lastEventId=c", "a").lastId()).isEqualTo("a");
        assertThat(ask("last_event_id=b&lastEventId=c", "").lastId()).isEqualTo("b");
        assertThat(ask("lastEventId=c&since=0", null).lastId()).isEqualTo("c");
        assertThat(ask("last_event_id=&since=0", null).lastId()).isNull();
    }

    @Test
    void equalFiltersAreOneClass() {
        Filter filter = ask(
                "token=ARB,op&minUsd=1e6&minPct=1.0&severity=high,CRITICAL&kind=new&lead=PT0S..PT72H", null)
                .selection().filter();
        assertThat(filter).isEqualTo(ask(
                "lead=PT0H..P3D&kind=NEW&severity=critical&severity=high&minPct=1&minUsd=1000000&token=OP,Arb,arb",
                null).selection().filter())
                .isEqualTo(new Filter(Set.of("arb", "op"), Set.of("new"), Set.of("high", "critical"),
                        new BigDecimal("1E+6"), BigDecimal.ONE,
                        new Filter.Lead(Duration.ZERO, Duration.ofDays(3))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tokne=ARB|tokne", "token=|token", "token=A,,B|token",
            "kind=newest|kind",
            "severity=huge|severity", "minUsd=much|minUsd", "minUsd=-1|minUsd", "minUsd=1e999999999|minUsd",
            "minPct=|minPct",
            "minUsd=1&minUsd=2|minUsd", "lead=PT1H|lead", "lead=PT2H..PT1H|lead", "lead=..|lead",
            "since=yesterday|since",
            "since=99999999999999999|since", "since=-1|since"})
    void whatIsUnknownOrMalformedIsNamed(String query, String parameter) {
        Asking asking = new Asking(params(query));
        asking.ask(null, Form.SSE);
        assertThat(asking.fault()).isNotNull().extracting(Params.Fault::parameter).isEqualTo(parameter);
    }

    @Test
    void aFilterHasAtMostThirtyTwoWords() {
        Asking asking = new Asking(params("token=" + "a,".repeat(2) + String.join(",", words(32))));
        asking.ask(null, Form.SSE);
        assertThat(asking.fault()).isNotNull();
    }

    private static Ask ask(String query, @Nullable String header) {
        Asking asking = new Asking(params(query));
        Ask ask = asking.ask(header, Form.SSE);
        assertThat(asking.fault()).isNull();
        return ask;
    }

    private static String[] words(int count) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            words[i] = "word" + i;
        }
        return words;
    }

    private static MultiMap params(String query) {
        MultiMap params = MultiMap.caseInsensitiveMultiMap();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                params.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return params;
    }
}
