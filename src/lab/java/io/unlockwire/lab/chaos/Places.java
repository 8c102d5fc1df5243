package io.unlockwire.lab.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The places at which a replica halts itself, each stage and each place in turn, in an order by seed. */
final class Places {

    private static final List<String> POINTS = List.of("before-begin", "after-begin", "mid-send",
            "after-send",
            "after-flush", "before-offsets", "after-offsets", "after-commit", "after-apply", "in-restore",
            "in-revoke");
    private final Iterator<String> places;

    Places(Random random) {
        List<String> round = new ArrayList<>();
        for (String point : POINTS) {
            round.add("resolution:" + point);
            round.add("intake:" + point);
        }
        Collections.shuffle(round, random);
        places = Stream.generate(() -> round).flatMap(List::stream)
                .map(place -> place + ":" + (place.contains(":in-") ? 1 : 1 + random.nextInt(4))).iterator();
    }

    /** As the service's setting wants it. */
    String next() {
        return places.next();
    }
}
