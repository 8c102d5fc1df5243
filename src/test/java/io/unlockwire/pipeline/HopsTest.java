package io.unlockwire.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.unlockwire.trace.Hop;
import io.unlockwire.trace.TraceParent;
import io.unlockwire.trace.Tracing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class HopsTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private final List<SpanData> spans = new ArrayList<>();
    private final Tracing recorded = new Tracing(OpenTelemetrySdk.builder().setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(new Exported())).build())
            .build());

    @Test
    void an_attempt_that_was_not_committed_is_told_apart_from_the_one_that_was() {
        Hops hops = new Hops(recorded);
        hops.begin();
        hops.of(record(PARENT));
        hops.begin();
        Hop again = hops.of(record(PARENT));
        Done.of(record(PARENT), again, "claims").tell(new StageCounts("intake", IntakeStage.OUTCOMES));
        hops.begin();

        assertThat(spans).extracting(SpanData::getParentSpanId).containsOnly("b7ad6b7169203331");
        assertThat(spans).extracting(SpanData::getStatus)
                .containsExactly(
                        StatusData.create(io.opentelemetry.api.trace.StatusCode.ERROR, "not committed"),
                        StatusData.unset());
    }

    @Test
    void what_came_of_a_record_says_so_and_a_trace_of_nobody_is_not_made_up() {
        Hop hop = new Hops(recorded).of(record(PARENT));
        TraceParent next = Hops.parent(Hops.cameOf(hop, out()).headers());
        assertThat(next).isEqualTo(hop.traceParent());
        assertThat(next.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(next.parentId()).isNotEqualTo("b7ad6b7169203331");

        Hops off = new Hops(Tracing.none());
        assertThat(Hops.cameOf(off.of(record(PARENT)), out()).headers().lastHeader("traceparent").value())
                .isEqualTo(PARENT.getBytes(UTF_8));
        assertThat(Hops.cameOf(off.of(record("nonsense")), out()).headers()).isEmpty();
    }

    @Test
    void log_lines_carry_the_trace_only_meanwhile() {
        Tracing.inLogs(TraceParent.parse(PARENT),
                () -> assertThat(org.jboss.logging.MDC.get("traceId"))
                        .isEqualTo("0af7651916cd43dd8448eb211c80319c"));
        assertThat(org.jboss.logging.MDC.get("traceId")).isNull();
    }

    private static ConsumerRecord<byte[], byte[]> record(String parent) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("unlock.announcements", 0, 7, null,
                new byte[0]);
        record.headers().add("traceparent", parent.getBytes(UTF_8));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> out() {
        return new ProducerRecord<>("unlock.claims", new byte[0]);
    }

    private final class Exported implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
