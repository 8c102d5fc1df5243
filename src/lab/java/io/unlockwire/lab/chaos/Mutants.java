package io.unlockwire.lab.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -Pchaos-mutants}: the lab on one faulty engine after the other. Each must be caught; exit code 1 if
 * one is not.
 */
final class Mutants {

    private static final Path HOME = Path.of("target", "chaos", "mutants");

    private Mutants() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(run() ? 0 : 1);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private static boolean run() throws IOException, InterruptedException {
        Settings settings = Settings.ofProperties();
        String only = System.getProperty("mutant", "");
        List<String> lines = new ArrayList<>();
        boolean all = true;
        for (Mutant mutant : Mutant.values()) {
            if (only.isEmpty() || only.equals(mutant.name())) {
                Path app = MutantApp.build(mutant, settings.app(), HOME);
                Outcome outcome = Chaos.play(settings.on(app, mutant.protocol(), mutant.kinds()));
                boolean caught = !outcome.verdict().held();
                all &= caught;
                lines.add("MUTANT " + mutant + (caught ? " caught " : " NOT CAUGHT ") + outcome.line());
            }
        }
        lines.forEach(System.out::println);
        return all;
    }
}
