package io.unlockwire.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.announcement.Reading.Cause;
import io.unlockwire.unlock.Catalogue;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionTest {

    private final AnnouncementReader reader = new AnnouncementReader(Catalogue.builtIn(),
            ReadingRules.defaults());

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{; MALFORMED_JSON", "{\"text\":\"a\"} {}; MALFORMED_JSON",
            "{\"text\":\"a\",\"text\":\"b\"}; MALFORMED_JSON",
            "{}; INVALID_FIELD", "{\"text\":7}; INVALID_FIELD", "{\"text\":\" \"}; EMPTY",
            "{\"text\":\"a\",\"source\":[]}; INVALID_FIELD",
            "{\"text\":\"a\",\"publishedAt\":\"soon\"}; INVALID_FIELD",
            "{\"claims\":[]}; INVALID_FIELD",
            "{\"claims\":[{\"token\":{\"name\":\"Sui\"},\"amount\":\"-1\"}]}; INVALID_FIELD",
            "{\"claims\":[{\"token\":{\"name\":\"Sui\"},\"kind\":\"BIG\"}]}; INVALID_FIELD"})
    void whatIsNotThePublishedFormIsRejectedWithItsCause(String value, Cause cause) {
        assertThat(cause(value.getBytes(UTF_8))).isEqualTo(cause);
    }

    @Test
    void theDetailNamesThePathOfTheField() {
        Reading reading = Seeds
                .read("{\"claims\":[{\"token\":{\"name\":\"Sui\"},\"unlockAt\":{\"precision\":1}}]}");

        assertThat(reading).isEqualTo(new Reading.Rejected(Cause.INVALID_FIELD,
                "$.claims[0].unlockAt.precision is not a string"));
    }

    @Test
    void whatIsNoTextAtAllIsRejected() {
        assertThat(cause(null)).isEqualTo(Cause.NULL_VALUE);
        assertThat(cause(new byte[0])).isEqualTo(Cause.EMPTY);
        assertThat(cause("\uFEFF \n".getBytes(UTF_8))).isEqualTo(Cause.EMPTY);
        assertThat(cause(new byte[]{'a', (byte) 0xC3})).isEqualTo(Cause.NOT_UTF8);
    }

    @Test
    void theBoundOfATextIsCountedInBytes() {
        assertThat(cause("a".repeat(64 * 1024).getBytes(UTF_8))).isNull();
        assertThat(cause("a".repeat(64 * 1024 + 1).getBytes(UTF_8))).isEqualTo(Cause.OVERSIZED);
        assertThat(cause("锁".repeat(22_000).getBytes(UTF_8))).isEqualTo(Cause.OVERSIZED);
        assertThat(cause(new byte[300 * 1024])).isEqualTo(Cause.OVERSIZED);
    }

    @Test
    void thePostsOwnTimeIsTheBaseThenTheEventsThenTheRecords() {
        Map<String, String> headers = Map.of("ce_time", "2026-02-02T00:00:00Z", "ce_source", "desk", "ce_id",
                "7");
        Received received = new Received(Instant.parse("2026-03-03T00:00:00Z"), null, headers);
        String published = "{\"text\":\"hello\",\"publishedAt\":\"2026-01-01T08:00:00+08:00\"}";

        assertThat(nothing(published, received).base()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(nothing("hello", received).base()).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(nothing("hello", received).source()).isEqualTo("desk");
        assertThat(nothing("hello", new Received(received.appendedAt(), null, Map.of())).base())
                .isEqualTo(received.appendedAt());
    }

    @Test
    void onlyWebAddressesAreKept() {
        Received received = new Received(Instant.EPOCH, null, Map.of());

        assertThat(nothing("{\"text\":\"a\",\"url\":\"javascript:alert(1)\"}", received).url()).isNull();
        assertThat(nothing("{\"text\":\"a\",\"url\":\"https://example.org/1\"}", received).url())
                .isEqualTo("https://example.org/1");
    }

    private Post nothing(String value, Received received) {
        return ((Reading.Nothing) reader.read(value.getBytes(UTF_8), received)).post();
    }

    private Cause cause(byte[] value) {
        Reading reading = reader.read(value, new Received(Instant.EPOCH, null, Map.of()));
        return reading instanceof Reading.Rejected rejected ? rejected.cause() : null;
    }
}
