package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged service compresses its records with. */
class CompressionIT {

    private static final Path PACKAGED = Path
            .of(System.getProperty("packaged.service", "target/quarkus-app"));
    private static final String PROGRAM = """
            import net.jpountz.lz4.LZ4Factory;

            class Fastest {
                public static void main(String[] none) {
                    System.out.println(LZ4Factory.fastestInstance());
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void is_native() throws Exception {
        Path program = Files.writeString(directory.resolve("Fastest.java"), PROGRAM);

        Command.Ended ended = Command.within(Duration.ofMinutes(1)).run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", PACKAGED.resolve("quarkus-run.jar").toString(), program.toString());

        assertThat(ended.said()).contains("LZ4Factory:JNI");
        assertThat(ended.code()).isZero();
    }
}
