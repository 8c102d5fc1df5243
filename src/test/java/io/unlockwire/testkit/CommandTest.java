package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void tells_how_it_ended_and_all_that_was_said() {
        Command.Ended ended = Command.within(PATIENCE).run("sh", "-c", "echo out; echo err >&2; exit 3");

        assertThat(ended).isEqualTo(new Command.Ended(3, "out\nerr\n"));
    }

    @Test
    void runs_where_it_is_told() throws Exception {
        Command.Ended ended = new Command(directory, PATIENCE).run("pwd", "-P");

        assertThat(ended.said().strip()).isEqualTo(directory.toRealPath().toString());
    }

    /** A child of it would keep a pipe open for as long as it lives. */
    @Test
    void one_that_does_not_end_is_ended_by_force() {
        assertThatThrownBy(
                () -> Command.within(Duration.ofMillis(300)).run("sh", "-c", "echo so far; sleep 3; true"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("so far");
    }

    @Test
    void one_that_does_not_exist_is_said_so() {
        assertThatThrownBy(() -> Command.within(PATIENCE).run("no-such-program-anywhere"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-such-program-anywhere");
    }
}
