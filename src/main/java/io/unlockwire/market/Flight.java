package io.unlockwire.market;

import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request and those who wait for it, by what they asked for. Guarded by its owner's lock, but for its request,
 * which
 * it guards itself.
 */
final class Flight<T> {

    private final Map<String, Set<UniEmitter<? super Got<T>>>> waiters = new LinkedHashMap<>();
    private boolean flown;
    private boolean cancelled;
    private @Nullable Cancellable request;

    /** Takes up an id; says how many there are now. */
    int board(String id) {
        waiters.put(id, new HashSet<>());
        return waiters.size();
    }

    void join(String id, UniEmitter<? super Got<T>> waiter) {
        waiters.computeIfAbsent(id, first -> new HashSet<>()).add(waiter);
    }

    /** What to ask for; nothing the second time. */
    Set<String> takeOff() {
        if (flown) {
            return Set.of();
        }
        flown = true;
        return Set.copyOf(waiters.keySet());
    }

    /** Everybody who still waits, once. */
    Map<String, Set<UniEmitter<? super Got<T>>>> land() {
        Map<String, Set<UniEmitter<? super Got<T>>>> all = new HashMap<>(waiters);
        waiters.clear();
        return all;
    }

    /** True if nobody is left who was there. */
    boolean leave(String id, UniEmitter<? super Got<T>> waiter) {
        Set<UniEmitter<? super Got<T>>> same = waiters.get(id);
        if (same == null || !same.remove(waiter)) {
            return false;
        }
        boolean last = waiters.values().stream().allMatch(Set::isEmpty);
        flown |= last;
        return last;
    }

    void holds(Cancellable started) {
        boolean late;
        synchronized (this) {
            request = started;
            late = cancelled;
        }
        if (late) {
            started.cancel();
        }
    }

    void cancel() {
        Cancellable running;
        synchronized (this) {
            cancelled = true;
            running = request;
        }
        if (running != null) {
            running.cancel();
        }
    }
}
