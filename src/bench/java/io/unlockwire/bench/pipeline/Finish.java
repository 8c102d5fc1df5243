package io.unlockwire.bench.pipeline;

import java.time.Duration;
import java.util.Locale;

/**
 * How a contender came through a race.
 *
 * @param wall from the gun on, as {@code cpu} of the contender's process and {@code broker}
 * @param before processor time that start and warm-up had taken
 */
record Finish(Contender contender, int records, Duration wall, Duration cpu, Duration before, Duration broker,
        Checked checked) {

    double perSecond() {
        return records / seconds(wall);
    }

    double perCpuSecond() {
        return records / seconds(cpu);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "%-18s %8.0f records/s  %8.0f records/CPU s  wall %6.1f s  CPU %6.1f s"
                        + "  (before the gun %.1f s)  broker %5.1f s  %s",
                contender.label(), perSecond(), perCpuSecond(), seconds(wall), seconds(cpu), seconds(before),
                seconds(broker), checked);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
