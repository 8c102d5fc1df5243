package io.unlockwire.feed;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The live stream of one replica: a tail, a ring, and the clients of each event loop. Thread-safe.
 */
final class Stream implements AutoCloseable {

    private final FeedConfig config;
    private final FeedMeters meters;
    private final Status status;
    private final InstantSource clock;
    private final Tail tail;
    private final KafkaHistory history;
    private final Admission admission;
    private final RecentPayloads recent = new RecentPayloads();
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
    private volatile boolean draining;

    Stream(FeedConfig config, TopicAccess access, FeedMeters meters, Status status, InstantSource clock) {
        this.config = config;
        this.meters = meters;
        this.status = status;
        this.clock = clock;
        tail = new Tail(access, config, meters, clock, this::wake);
        history = new KafkaHistory(access, clock, config.replayReaders(), config.replayQueue());
        admission = new Admission(config.maxConnections(), config.maxConnectionsPerAddress(),
                new ConnectRate(config.connectRate(), config.connectBurst(), System::nanoTime));
    }

    void start() {
        tail.start();
    }

    /** Null until it is filled for the first time. */
    @Nullable
    Ring ring() {
        return tail.ring();
    }

    FeedMeters meters() {
        return meters;
    }

    /** Whether a client may come in; if so, it is to be {@link #join}ed next. */
    @Nullable
    Refusal enter(String address) {
        Refusal refusal = draining
                ? Refusal.DRAINING
                : ring() == null ? Refusal.STARTING : admission.enter(address);
        if (refusal != null) {
            meters.refused(refusal);
        }
        return refusal;
    }

    /** On the client's event loop: begins its stream. */
    void join(Client client, EventLoop thread, Ask ask, Ring ring) {
        Loop loop = loops.computeIfAbsent(thread, each -> new Loop(each, config, meters, tail, status, clock,
                new SplittableRandom(), recent));
        String address = client.address(); // a stream that held the client would hold its request for as long
        Connection connection = new Connection(loop, client, ask.selection().form(),
                () -> admission.leave(address));
        Joining joining = new Joining(ring, loop.batches(), clock,
                (wanted, replay) -> history.read(wanted, page -> loop.execute(() -> {
                    replay.answered(page);
                    connection.pump();
                })));
        loop.joined(connection);
        connection.begin(client.request(), joining.begin(ask));
        if (draining) {
            connection.end(Closing.DRAIN);
        }
    }

    /**
     * Ends all streams within the window and returns when that is done; new clients are sent on from
     * the first moment.
     */
    void drain() {
        if (draining && meters.connections() == 0) {
            return;
        }
        if (!draining) {
            draining = true;
            loops.values().forEach(loop -> loop.execute(() -> loop.drain(config.drain())));
        }
        long patience = System.nanoTime() + config.drain().plusSeconds(1).toNanos();
        while (meters.connections() > 0 && System.nanoTime() - patience < 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        tail.close();
        history.close();
        loops.values().forEach(Loop::close);
    }

    private void wake() {
        loops.values().forEach(Loop::wake);
    }
}
