package io.unlockwire.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void a_well_formed_header_gives_its_trace_id() {
        assertThat(TraceParent.traceId(header("00-" + TRACE + "-b7ad6b7169203331-01"))).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-" + TRACE + "-b7ad6b7169203331", "01-" + TRACE + "-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-" + TRACE + "-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"})
    void anything_else_is_not_believed(String value) {
        assertThat(TraceParent.traceId(header(value))).isNull();
    }

    @Test
    void without_a_header_there_is_no_trace() {
        assertThat(TraceParent.traceId(new RecordHeaders())).isNull();
        assertThat(TraceParent.traceId(new RecordHeaders().add("traceparent", null))).isNull();
    }

    private static Headers header(String value) {
        return new RecordHeaders().add("traceparent", value.getBytes(UTF_8));
    }
}
