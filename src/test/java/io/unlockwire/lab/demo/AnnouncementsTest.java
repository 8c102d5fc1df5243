package io.unlockwire.lab.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final Instant START = Instant.parse("2026-12-30T23:59:30Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Chapter first = Chapter.first(START);

    @Test
    void areCompleteJsonOrAPlainLine() throws IOException {
        Announcements announcements = of(first);
        List<String> lines = Stream.of(announcements.seeds(), announcements.ahead(), announcements.soon())
                .flatMap(List::stream)
                .map(record -> new String(record.value(), UTF_8))
                .toList();

        assertThat(lines).filteredOn(line -> !line.startsWith("{")).singleElement().asString()
                .startsWith("Sei (SEI)");
        for (String line : lines.stream().filter(line -> line.startsWith("{")).toList()) {
            JsonNode post = JSON.readTree(line);
            assertThat(post.path("source").asText()).as(line).isNotEmpty();
            assertThat(post.path("sourceId").asText()).as(line).isNotEmpty().doesNotContain("{");
            assertThat(Instant.parse(post.path("publishedAt").asText())).as(line)
                    .isBeforeOrEqualTo(START.plusSeconds(60));
            assertThat(post.path("text").asText()).as(line).isNotEmpty().doesNotContain("{", "}");
        }
    }

    @Test
    void nameAbsoluteTimesToTheMinuteBegun() throws IOException {
        assertThat(texts(of(first).soon()))
                .anySatisfy(text -> assertThat(text).contains("December 31, 2026 at 00:01 UTC"))
                .anySatisfy(text -> assertThat(text).contains("2026年12月31日 08:01（UTC+8）"));
        assertThat(texts(of(first).ahead()))
                .anySatisfy(text -> assertThat(text).contains("January 6, 2027 at 00:00 UTC"));
    }

    @Test
    void anotherStartRepeatsTheDaysAheadByteByByteAndTellsOthersSoon() throws IOException {
        Chapter second = first.next(START.plus(Duration.ofMinutes(5)));

        assertThat(texts(of(second).ahead())).isEqualTo(texts(of(first).ahead()));
        assertThat(texts(of(second).soon())).doesNotContainAnyElementsOf(texts(of(first).soon()));
        assertThat(List.of(Coming.first(2), Coming.second(2))).doesNotContain(Coming.first(1),
                Coming.second(1));
    }

    @Test
    void holdOneRecordThatIsNoTextAndOneWithoutAValue() {
        List<ProducerRecord<byte[], byte[]>> poison = of(first).poison();

        assertThat(poison).extracting(ProducerRecord::value).containsNull();
        assertThat(poison).filteredOn(record -> record.value() != null)
                .singleElement()
                .satisfies(record -> assertThatThrownBy(
                        () -> UTF_8.newDecoder().decode(ByteBuffer.wrap(record.value())))
                        .isInstanceOf(MalformedInputException.class));
    }

    private static Announcements of(Chapter chapter) {
        return new Announcements(chapter, "announcements");
    }

    private static List<String> texts(List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }
}
