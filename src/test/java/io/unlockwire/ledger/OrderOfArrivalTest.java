package io.unlockwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.UnlockTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which unlocks exist, as sets of the claims that speak of each. */
class OrderOfArrivalTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void changesNothingForClustersMoreThanTwoDaysApart() {
        changesNothing(0, 150);
    }

    @Tag("soak")
    @Test
    void changesNothingInManyMoreRounds() {
        changesNothing(150, 40_000);
    }

    private static void changesNothing(long from, long to) {
        for (long seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            List<List<Report>> clusters = clusters(random);
            Set<Set<Coordinates>> truth = clusters.stream()
                    .map(c -> c.stream().map(r -> r.origin().at()).collect(Collectors.toSet()))
                    .collect(Collectors.toSet());
            List<Report> arriving = new ArrayList<>(clusters.stream().flatMap(List::stream).toList());
            for (int order = 0; order < 5; order++) {
                Collections.shuffle(arriving, random);
                assertThat(unlocks(arriving)).as("seed %d, order %d", seed, order).isEqualTo(truth);
            }
        }
    }

    @Test
    void decidesWhereAWindowIsNotTransitive() {
        Report first = Telling.by("A").amount("100").at("2026-05-01T00:00:00Z").report();
        Report between = Telling.by("B").amount("100").at("2026-05-02T16:00:00Z")
                .published("2026-04-16T08:00:00Z").report();
        Report last = Telling.by("C").amount("100").at("2026-05-04T08:00:00Z").report();
        assertThat(unlocks(List.of(between, first, last))).hasSize(1);
        Book book = new Book();
        List.of(first, last, between).forEach(book::tell);
        assertThat(book.unlocks()).hasSize(2);
        Known spokenOf = book.unlocks().stream().filter(k -> k.claims().size() == 2).findFirst()
                .orElseThrow();
        Known other = book.unlocks().stream().filter(k -> k.claims().size() == 1).findFirst().orElseThrow();
        assertThat(spokenOf.flags()).contains(Flag.DATE_CONFLICT, Flag.POSSIBLE_DUPLICATE);
        assertThat(spokenOf.links()).as("the link says so").containsExactly(other.id());
    }

    private static Set<Set<Coordinates>> unlocks(List<Report> arriving) {
        Book book = new Book();
        arriving.forEach(book::tell);
        return book.unlocks().stream()
                .map(k -> k.coordinates().collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    /** Each within a day, however much their amounts differ; no teller speaks twice of one unlock. */
    private static List<List<Report>> clusters(Random random) {
        List<List<Report>> clusters = new ArrayList<>();
        Instant at = START;
        for (int c = 0; c < 1 + random.nextInt(5); c++) {
            List<Report> cluster = new ArrayList<>();
            for (int teller = 0; teller < 1 + random.nextInt(6); teller++) {
                Telling telling = random.nextInt(3) == 0
                        ? Telling.relayedBy("r" + teller)
                        : Telling.by("t" + teller);
                Instant time = at.plusSeconds(60L * random.nextInt(24 * 60));
                cluster.add(amount(telling, random).at(told(time, random))
                        .published(START.minusSeconds(random.nextInt(500_000)).toString()).report());
            }
            clusters.add(cluster);
            at = at.plusSeconds(86_400L * 5 + 61 + random.nextInt(900_000));
        }
        return clusters;
    }

    /** To the minute, the hour or the day, which begins and ends up to a day outside its cluster. */
    private static UnlockTime told(Instant time, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Telling.day(time.toString().substring(0, 10));
            case 1 -> Telling.hour(time.toString().substring(0, 13) + ":00:00Z",
                    random.nextBoolean() ? "UTC+08:00" : "UTC");
            default -> Telling.minute(time.toString());
        };
    }

    private static Telling amount(Telling telling, Random random) {
        return random.nextInt(8) == 0
                ? telling.noAmount()
                : telling.amount((1 + random.nextInt(2_000)) + "0".repeat(random.nextInt(6)), "1");
    }
}
