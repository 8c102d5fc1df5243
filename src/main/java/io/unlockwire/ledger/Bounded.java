package io.unlockwire.ledger;

import java.util.ArrayList;
import java.util.List;

/** Lists that forget their oldest beyond a bound. */
final class Bounded {

    private Bounded() {}

    static <T> List<T> with(List<T> list, T last, int most) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - most), longer.size()));
    }
}
