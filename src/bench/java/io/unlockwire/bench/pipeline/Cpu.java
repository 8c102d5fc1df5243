package io.unlockwire.bench.pipeline;

import java.time.Duration;

/** The processor time that a process has used since it began, all its threads together. */
record Cpu(Duration used) {

    static Cpu of(long pid) {
        return new Cpu(ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(
                        () -> new IllegalStateException("no processor time is to be had of process " + pid)));
    }

    Duration since(Cpu before) {
        return used.minus(before.used());
    }
}
