package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void whatIsAliveInAJvmIsMoreThanItsOwnClassesAndLessThanItsHeap() {
        assertThat(LiveHeap.of(ProcessHandle.current().pid()).orElseThrow())
                .isBetween(1L << 20, Runtime.getRuntime().maxMemory());
    }

    @Test
    void aProcessThatHasGoneHasNone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        assertThat(LiveHeap.of(gone.pid())).isEmpty();
    }
}
