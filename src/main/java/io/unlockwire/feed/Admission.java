package io.unlockwire.feed;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many streams there are, in all and by address, and how often an address may come. Thread-safe. */
final class Admission {

    private final int most;
    private final int mostByAddress;
    private final ConnectRate rate;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int total;

    Admission(int most, int mostByAddress, ConnectRate rate) {
        this.most = most;
        this.mostByAddress = mostByAddress;
        this.rate = rate;
    }

    /** Null where the client is let in; it must {@link #leave} later, then. */
    synchronized @Nullable Refusal enter(String address) {
        if (!rate.take(address)) {
            return Refusal.RATE;
        }
        if (total >= most) {
            return Refusal.TOTAL;
        }
        int already = byAddress.getOrDefault(address, 0);
        if (already >= mostByAddress) {
            return Refusal.ADDRESS;
        }
        byAddress.put(address, already + 1);
        total++;
        return null;
    }

    synchronized void leave(String address) {
        byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
        total--;
    }
}
