package io.unlockwire.lab.poison;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.lab.check.Fates;
import io.unlockwire.testkit.InMemory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small version of {@code mvn -Ppoison}. */
class PoisonIT {

    private static final int RECORDS = 1_500;

    @TempDir(factory = InMemory.class)
    private Path directory;

    @Test
    void every_hostile_record_ends_in_exactly_one_of_claim_nothing_and_rejected() {
        Fates fates = Flood.pour(RECORDS, 7, directory);

        assertThat(fates.broken()).isEmpty();
        assertThat(fates.inputs()).isEqualTo(RECORDS);
        assertThat(fates.summary()).doesNotContain("claims=0", "nothing=0", "rejected=0");
    }
}
