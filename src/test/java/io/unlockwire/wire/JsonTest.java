package io.unlockwire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private record Sample(BigDecimal amount, Instant at, String silent, List<String> list) {}

    private final ObjectMapper json = Json.mapper();

    @ParameterizedTest
    @CsvSource({"17.314E+6, 17314000", "0.00, 0", "1E+3, 1000", "0.015360, 0.01536", "-5.0, -5"})
    void a_decimal_is_written_as_a_person_would(String value, String written) throws JsonProcessingException {
        assertThat(json.writeValueAsString(new BigDecimal(value))).isEqualTo('"' + written + '"');
    }

    @Test
    void a_record_is_written_in_the_order_of_its_fields_with_silence_as_null()
            throws JsonProcessingException {
        Sample sample = new Sample(BigDecimal.TEN, Instant.parse("2026-04-16T16:00:00Z"), null, List.of("a"));
        String text = json.writeValueAsString(sample);
        assertThat(text)
                .isEqualTo(
                        "{\"amount\":\"10\",\"at\":\"2026-04-16T16:00:00Z\",\"silent\":null,\"list\":[\"a\"]}");
        assertThat(json.readValue(text, Sample.class)).isEqualTo(sample);
    }

    @Test
    void unknown_fields_are_ignored_so_that_a_newer_replica_may_write_more() throws JsonProcessingException {
        assertThat(json.readValue("{\"amount\":\"1\",\"later\":{\"x\":[1]}}", Sample.class).amount())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"1e1000000000\"", "\"1E-70\"", "\"abc\"", "{}", "[]", "true",
            "\"11111111111111111111111111111111111111111111111111111111111111111\""})
    void a_hostile_decimal_is_refused(String amount) {
        assertThatThrownBy(() -> json.readValue("{\"amount\":" + amount + "}", Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void what_the_service_wrote_is_not_searched_for_duplicate_keys_but_bounded_all_the_same()
            throws JsonProcessingException {
        ObjectMapper own = Json.own();

        assertThat(own.readTree("{\"a\":1,\"a\":2}").get("a").asInt()).isEqualTo(2);
        assertThat(
                own.readerFor(Sample.class).<Sample>readValue("{\"silent\":\"a\",\"silent\":\"b\"}").silent())
                .isEqualTo("b");
        for (String text : List.of("[".repeat(40) + "]".repeat(40), "{} {}")) {
            assertThatThrownBy(() -> own.readTree(text)).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void duplicate_keys_depth_and_trailing_tokens_are_refused() {
        for (String text : List.of("{\"a\":1,\"a\":2}", "[".repeat(40) + "]".repeat(40), "{} {}")) {
            assertThatThrownBy(() -> json.readTree(text)).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void times_are_written_and_read_as_the_JDK_does() throws JsonProcessingException {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
            int nano = random.nextInt(1_000) * List.of(0, 1, 1_000, 1_000_000).get(i % 4);
            Instant time = Instant.ofEpochSecond(second, nano);
            assertThat(json.writeValueAsString(time)).isEqualTo("\"" + time + "\"");
            assertThat(json.readValue("\"" + time + "\"", Instant.class)).isEqualTo(time);
        }
    }

    @Test
    void times_in_other_forms_and_far_years_are_understood_too() throws JsonProcessingException {
        for (Instant far : List.of(Instant.MIN, Instant.MAX)) {
            assertThat(json.readValue(json.writeValueAsString(far), Instant.class)).isEqualTo(far);
        }
        assertThat(json.readValue("\"2026-04-20T12:00:00+08:00\"", Instant.class))
                .isEqualTo(Instant.parse("2026-04-20T04:00:00Z"));
        assertThat(json.readValue("\"2026-04-20T04:00:00.5Z\"", Instant.class))
                .isEqualTo(Instant.parse("2026-04-20T04:00:00.500Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T04:00:00Z", "2026-04-20T25:00:00Z", "2026-04-20T04:61:00Z",
            "2026-04-20T04:00:00.1x3Z", "2026-04-20 04:00:00Z", "tomorrow"})
    void no_such_time_is_refused(String time) {
        assertThatThrownBy(() -> json.readValue("\"" + time + "\"", Instant.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
