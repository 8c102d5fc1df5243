package io.unlockwire.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void a_well_formed_header_is_read_and_written_back() {
        TraceParent parent = TraceParent.parse("00-" + TRACE + "-b7ad6b7169203331-01");
        assertThat(parent).isEqualTo(new TraceParent(TRACE, "b7ad6b7169203331", "01"));
        assertThat(parent).hasToString("00-" + TRACE + "-b7ad6b7169203331-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00-" + TRACE + "-b7ad6b7169203331", "01-" + TRACE + "-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-" + TRACE + "-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-" + TRACE + "-b7ad6b7169203331-01-more", "00-" + TRACE + "-b7ad6b7169203331-0g"})
    void anything_else_is_not_believed(String value) {
        assertThat(TraceParent.parse(value)).isNull();
    }
}
