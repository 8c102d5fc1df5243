package io.unlockwire.lab.proxy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the proxies of one cluster do to the traffic, all of them alike. Thread-safe. */
public final class Interference {

    private record Delay(Duration by, String clients) {
        static final Delay NONE = new Delay(Duration.ZERO, "");
    }

    private final AtomicReference<@Nullable Loss> next = new AtomicReference<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Delay delay = Delay.NONE;
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
        delay(by, "");
    }

    /** Every answer to those clients comes that much later whose id contains the text. */
    public void delay(Duration by, String clients) {
        delay = new Delay(by, clients);
    }

    /** Breaks every connection, and refuses new ones until {@link #mend}. */
    public void cut() {
        refusing = true;
        connections.forEach(Connection::close);
    }

    public void mend() {
        refusing = false;
        delay = Delay.NONE;
    }

    boolean refusing() {
        return refusing;
    }

    Duration delay(String clientId) {
        Delay now = delay;
        return clientId.contains(now.clients()) ? now.by() : Duration.ZERO;
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
