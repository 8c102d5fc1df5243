package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    @Test
    void aKilledParentTakesItsChildAlongEvenAFrozenOne(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("pid");
        ChildProcess parent = ChildProcess.start(List.of(ChildProcess.JAVA,
                "-cp", System.getProperty("java.class.path"), Parent.class.getName()),
                Redirect.to(output.toFile()));
        await().until(() -> Files.readString(output).endsWith("\n"));
        ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(output).trim())).orElseThrow();
        assertThat(child.isAlive()).isTrue();

        parent.kill();

        await().until(() -> !child.isAlive());
    }

    @Test
    void aFrozenChildCanBeAskedToEnd() {
        ChildProcess child = ChildProcess.start(List.of("sleep", "600"), Redirect.DISCARD);
        child.freeze();

        child.end(Duration.ofSeconds(10));

        assertThat(child.awaitExit(Duration.ZERO)).as("128 + SIGTERM").isEqualTo(143);
    }

    /** Starts a child that would sleep for long, freezes it, and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) {
            ChildProcess child = ChildProcess.start(List.of("sleep", "600"), Redirect.DISCARD);
            child.freeze();
            System.out.println(child.pid());
            child.awaitExit(Duration.ofMinutes(5));
        }
    }
}
