package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    @ParameterizedTest
    @MethodSource("io.unlockwire.announcement.Texts#all")
    void aTextIsReadAsAPersonReadsIt(Texts.Labelled labelled) {
        ObjectNode announcement = Seeds.JSON.createObjectNode()
                .put("source", "texts")
                .put("publishedAt", labelled.base().toString())
                .put("text", labelled.text());

        Preview preview = Seeds.preview(announcement.toString());

        assertThat(preview.claims()).as("%s", preview.verdict()).extracting(TextsTest::read)
                .containsExactlyInAnyOrderElementsOf(labelled.claims());
    }

    private static String read(Preview.Row row) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("a-token", row.token().assetId());
        fields.put("kind", row.kind().name());
        put(fields, "amount", plain(row.amount()));
        put(fields, "value", row.valueUsdMax() == null
                ? plain(row.valueUsd())
                : plain(row.valueUsd()) + ".." + plain(row.valueUsdMax()));
        put(fields, "share",
                row.percentage() == null
                        ? null
                        : plain(row.percentage().value()) + "/" + row.percentage().basis());
        put(fields, "at", time(row.unlockAt()));
        put(fields, "source", row.dataSource());
        put(fields, "relay", row.relay());
        put(fields, "change", row.change() == null ? null : row.change().cue().name());
        return fields.toString();
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    /** A day in the zone in which it was told, a minute in UTC. */
    private static String time(UnlockTime time) {
        if (time.from() == null) {
            return null;
        }
        LocalDateTime there = LocalDateTime.ofInstant(time.from(),
                ZoneOffset.of(time.zone().equals("UTC") ? "Z" : time.zone().substring(3)));
        LocalDateTime utc = LocalDateTime.ofInstant(time.from(), ZoneOffset.UTC);
        return switch (time.precision()) {
            case MINUTE -> utc.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'"));
            case HOUR -> utc.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH'Z'"));
            case DAY -> there.toLocalDate().toString();
            case WEEK -> "week:" + there.toLocalDate();
            default -> there.toLocalDate().toString().substring(0, 7);
        };
    }
}
