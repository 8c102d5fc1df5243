package io.unlockwire.feed;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one event loop: woken once for however much news, told at its {@link Pace}, looked after once a
 * second.
 * Confined to the loop but for {@link #wake}.
 */
final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final EventLoop thread;
    private final FeedConfig config;
    private final FeedMeters meters;
    private final News news;
    private final Status upstream;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Batches batches;
    private final Pace pace;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final List<Connection> connections = new ArrayList<>();
    private @Nullable StreamId place;
    private Notice placeNotice = Notice.ALIVE;
    private @Nullable Ring ring;
    private Notice statusNotice;
    private @Nullable Canary canary;
    private final ScheduledFuture<?> seconds;

    Loop(EventLoop thread, FeedConfig config, FeedMeters meters, News news, Status status,
            InstantSource clock,
            RandomGenerator random, RecentPayloads recent) {
        this.thread = thread;
        this.config = config;
        this.meters = meters;
        this.news = news;
        this.upstream = status;
        statusNotice = status.notice();
        canary = news.canary();
        this.clock = clock;
        this.random = random;
        batches = new Batches(clock, recent);
        pace = new Pace(config.gather());
        seconds = thread.scheduleAtFixedRate(() -> guarded(this::second), 1, 1, TimeUnit.SECONDS);
    }

    /** What the tail has to show; from any thread. */
    interface News {

        /** Null until the first is filled. */
        @Nullable
        Ring ring();

        /** The last one; null until there is one. */
        @Nullable
        Canary canary();
    }

    /** Any thread: there is news. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(() -> guarded(this::gather));
        }
    }

    void joined(Connection connection) {
        connection.index(connections.size());
        connections.add(connection);
        meters.opened();
    }

    void left(Connection connection) {
        Connection last = connections.remove(connections.size() - 1);
        if (last != connection) {
            last.index(connection.index());
            connections.set(connection.index(), last);
        }
    }

    /** Ends each stream at a moment of its own. */
    void drain(Duration window) {
        for (Connection connection : connections) {
            later(Duration.ofMillis((long) (random.nextDouble() * window.toMillis())),
                    () -> connection.end(Closing.DRAIN));
        }
    }

    void later(Duration delay, Runnable work) {
        ScheduledFuture<?> unused = thread.schedule(() -> guarded(work), delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Any thread. */
    void close() {
        seconds.cancel(false);
    }

    void execute(Runnable work) {
        thread.execute(() -> guarded(work));
    }

    /** Somewhere between the delay and twice it. */
    Duration jitter(Duration delay) {
        return delay.plusMillis((long) (random.nextDouble() * delay.toMillis()));
    }

    /** When a client that comes now is old enough: the configured age, a fifth more or less. */
    long ageing() {
        return nanos() + (long) (config.maxAge().toNanos() * (0.8 + 0.4 * random.nextDouble()));
    }

    /** The same notice for all clients that stand at the same place. */
    Notice checkpoint(StreamId at) {
        if (!at.equals(place)) {
            place = at;
            placeNotice = Notice.checkpoint(at);
        }
        return placeNotice;
    }

    Notice status() {
        return statusNotice;
    }

    /** The last one told; null until there is one. */
    @Nullable
    Canary canary() {
        return canary;
    }

    Batches batches() {
        return batches;
    }

    FeedMeters meters() {
        return meters;
    }

    InstantSource clock() {
        return clock;
    }

    long nanos() {
        return System.nanoTime();
    }

    private void gather() {
        long rest = pace.left(nanos());
        if (rest <= 0) {
            tick();
        } else {
            ScheduledFuture<?> unused = thread.schedule(() -> guarded(this::tick), rest,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void tick() {
        woken.set(false);
        long began = nanos();
        Ring latest = news.ring();
        boolean anew = ring != null && ring != latest;
        ring = latest;
        Canary before = canary;
        canary = news.canary();
        for (int i = connections.size() - 1; i >= 0; i--) {
            if (anew) {
                connections.get(i).end(Closing.RECREATED);
            } else {
                connections.get(i).pump();
            }
        }
        if (canary != null && !canary.equals(before)) {
            meters.canary(canary.age(clock.instant()));
        }
        pace.told(began, nanos());
    }

    private void second() {
        long now = nanos();
        statusNotice = upstream.notice();
        for (int i = connections.size() - 1; i >= 0; i--) {
            connections.get(i).look(now, config.heartbeat(), config.stall());
        }
    }

    /** A fault in one client's step must not stop the clock of all. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("The feed's event loop met a fault", e);
        }
    }
}
