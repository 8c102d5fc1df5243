package io.unlockwire.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapterTest {
    private static final Instant START = Instant.parse("2026-12-30T23:59:30Z");

    @Test
    void anotherStartWithinTheWeekKeepsTheDatesOfTheFirst(@TempDir Path home) throws IOException {
        Path file = home.resolve("story.properties");
        Chapter.after(file, START).write(file);

        Chapter second = Chapter.after(file, START.plus(Duration.ofDays(3)));

        assertThat(second.start()).isEqualTo(2);
        assertThat(second.dated()).isEqualTo(START);
        assertThat(second.repeats()).isTrue();
    }

    @Test
    void onceAllHasPassedTheDatesAreNew() {
        Instant later = START.plus(Duration.ofDays(10));

        Chapter second = Chapter.first(START).next(later);

        assertThat(second.dated()).isEqualTo(later);
        assertThat(second.repeats()).isFalse();
    }

    @Test
    void saysWhatIsNewAndWhatIsNot() {
        assertThat(Chapter.first(START).summary()).contains("Start 1", "days ahead")
                .doesNotContain("once more");
        assertThat(Chapter.first(START).next(START.plusSeconds(60)).summary())
                .contains("Start 2", "once more", "no second alert", Coming.first(2).token());
    }
}
