package io.unlockwire.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seeded bugs still fit the engine as it is. That the checker catches them, the lab shows. */
class MutantTest {

    @TempDir
    private Path classes;

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void fits_the_source_and_compiles(Mutant mutant) throws IOException {
        MutantSource.compile(mutant, classes);
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> names = files.map(Path::getFileName).map(Path::toString).toList();
            assertThat(names).containsAll(mutant.edits().stream().map(e -> e.type() + ".class").toList());
        }
    }
}
