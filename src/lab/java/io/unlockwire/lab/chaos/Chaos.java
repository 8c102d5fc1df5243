package io.unlockwire.lab.chaos;

import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code mvn -Pchaos}: one run as the system properties ask for it ({@code seed}, {@code minutes},
 * {@code protocol}, {@code rate}, {@code replicas}, {@code brokers}, {@code faults}). The last line says what
 * came of it; exit code 1 means that an invariant is broken, 2 that the lab itself failed.
 */
final class Chaos {

    private static final Path HOME = Path.of("target", "chaos");

    private Chaos() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(run());
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private static int run() throws IOException, InterruptedException {
        Outcome outcome = play(Settings.ofProperties());
        Results results = new Results(outcome.settings().results());
        results.add(outcome);
        System.out.println("all runs so far: " + String.join(", ", results.sum()));
        System.out.println(outcome.line());
        return outcome.verdict().held() ? 0 : 1;
    }

    /** One run from start to end, with what the checker has to say on the console. */
    static Outcome play(Settings settings) throws IOException, InterruptedException {
        Run run = new Run(settings, HOME);
        try {
            Outcome outcome = run.play();
            Verdict verdict = outcome.verdict();
            verdict.examples().forEach(System.out::println);
            System.out.println("I4 was checked at " + verdict.cuts() + " cuts while faults happened; "
                    + (verdict.reminders() == 0
                            ? "I9 not exercised: no reminder was due"
                            : "I9 on " + verdict.reminders() + " reminders"));
            if (verdict.held()) {
                run.tidy();
            }
            return outcome;
        } finally {
            run.close();
        }
    }
}
