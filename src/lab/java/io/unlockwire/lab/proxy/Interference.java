package io.unlockwire.lab.proxy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the proxies of one cluster do to the traffic, all of them alike. Thread-safe. */
public final class Interference {

    private final AtomicReference<@Nullable Loss> next = new AtomicReference<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refusing;

    /** The next answer of that kind is lost, once. It replaces a loss that has not happened yet. */
    public void lose(Loss loss) {
        next.set(loss);
    }

    /** Nothing is to be lost any more. */
    public void loseNothing() {
        next.set(null);
    }

    /** Every answer comes that much later. */
    public void delay(Duration by) {
        delay = by;
    }

    /** Breaks every connection, and refuses new ones until {@link #mend}. */
    public void cut() {
        refusing = true;
        connections.forEach(Connection::close);
    }

    public void mend() {
        refusing = false;
        delay = Duration.ZERO;
    }

    boolean refusing() {
        return refusing;
    }

    Duration delay() {
        return delay;
    }

    @Nullable
    Loss takeLoss(int apiKey, String clientId) {
        Loss loss = next.get();
        return loss != null && loss.isOf(apiKey, clientId) && next.compareAndSet(loss, null) ? loss : null;
    }

    void opened(Connection connection) {
        connections.add(connection);
    }

    void closed(Connection connection) {
        connections.remove(connection);
    }
}
