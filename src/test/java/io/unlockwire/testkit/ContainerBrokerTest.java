package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ContainerBrokerTest {

    @Test
    void saysWhatIsMissingWithoutDocker() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ContainerBroker.requireDocker(() -> false))
                .withMessageContaining("no Docker answers")
                .withMessageContaining("embedded broker needs nothing");
    }

    @Test
    void goesOnWithDocker() {
        assertThatCode(() -> ContainerBroker.requireDocker(() -> true)).doesNotThrowAnyException();
    }
}
