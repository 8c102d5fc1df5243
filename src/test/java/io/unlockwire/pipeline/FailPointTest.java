package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unlockwire.pipeline.FailPoint.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an armed point halts the process is seen in the restart tests, which it halts. */
class FailPointTest {

    @Test
    void without_a_setting_every_pass_is_free() {
        FailPoint free = new FailPoint("intake", "");
        assertThatCode(() -> free.pass(Point.AFTER_COMMIT)).doesNotThrowAnyException();
    }

    @Test
    void another_stage_and_another_point_pass() {
        FailPoint armed = new FailPoint("intake", "resolution:after-commit:1");
        assertThatCode(() -> armed.pass(Point.AFTER_COMMIT)).doesNotThrowAnyException();
        FailPoint other = new FailPoint("resolution", "resolution:after-commit:1");
        assertThatCode(() -> other.pass(Point.AFTER_SEND)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "intake:after-lunch:1", "intake:after-send:often"})
    void a_setting_that_means_nothing_is_refused(String setting) {
        assertThatThrownBy(() -> new FailPoint("intake", setting))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
