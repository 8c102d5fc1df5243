package io.unlockwire.lab.poison;

import io.unlockwire.lab.check.Fates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code mvn -Ppoison [-Drecords=100000 -Dseed=7]}: every record must end in exactly one of claim, nothing and
 * rejected. Exit code 1 if one does not.
 */
final class Poison {

    private Poison() {}

    public static void main(String[] args) throws IOException {
        int records = Integer.getInteger("records", 100_000);
        long seed = Long.getLong("seed", 7);
        Path home = Files.createDirectories(Path.of("target", "poison"));
        Fates fates = Flood.pour(records, seed, Files.createTempDirectory(home, "run-"));
        fates.broken().forEach(System.out::println);
        System.out.println("POISON seed=" + seed + " " + fates.summary() + " invariants="
                + (fates.broken().isEmpty() ? "held" : "broken"));
        System.exit(fates.broken().isEmpty() && fates.inputs() == records ? 0 : 1);
    }
}
