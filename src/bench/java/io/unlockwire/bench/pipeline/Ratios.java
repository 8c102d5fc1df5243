package io.unlockwire.bench.pipeline;

import io.unlockwire.bench.pipeline.Delay.Delays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Ours over each other's, by the medians of the repetitions. */
final class Ratios {

    private Ratios() {}

    static void print(String name, List<Finish> finishes, ToDoubleFunction<Finish> figure) {
        for (Contender contender : Contender.values()) {
            double[] theirs = figures(contender, finishes, figure);
            if (theirs.length > 0) {
                System.out.printf(Locale.ROOT, "%-18s median %.0f, from %.0f to %.0f%n", contender.label(),
                        median(theirs), theirs[0], theirs[theirs.length - 1]);
            }
        }
        double[] ours = figures(Contender.OURS, finishes, figure);
        for (Contender contender : Contender.values()) {
            double[] theirs = figures(contender, finishes, figure);
            if (contender != Contender.OURS && theirs.length > 0 && ours.length > 0) {
                System.out.printf(Locale.ROOT, "RATIO %s-vs-%s %.3f%n", name, contender.label(),
                        median(ours) / median(theirs));
            }
        }
    }

    /** Of the delays: lower is better. */
    static void print(String name, List<Delays> all) {
        Delays ours = all.stream().filter(delays -> delays.contender() == Contender.OURS).findFirst()
                .orElse(null);
        for (Delays theirs : all) {
            if (ours != null && theirs.contender() != Contender.OURS) {
                System.out.printf(Locale.ROOT, "RATIO %s-vs-%s %.3f%n", name, theirs.contender().label(),
                        ours.at(0.99) / theirs.at(0.99));
            }
        }
    }

    private static double[] figures(Contender contender, List<Finish> finishes,
            ToDoubleFunction<Finish> figure) {
        return finishes.stream().filter(finish -> finish.contender() == contender).mapToDouble(figure)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
