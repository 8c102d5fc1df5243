package io.unlockwire.bench.feed;

import io.unlockwire.bench.process.Usage;
import io.unlockwire.lab.crowd.Order;
import io.unlockwire.lab.crowd.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One contender, one crowd of its own before it, and alerts to tell. For one thread. */
final class Trial implements AutoCloseable {

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long STUCK = TimeUnit.SECONDS.toNanos(15);

    private final Server server;
    private final AlertFlow flow;
    private final CrowdProcess crowd;

    Trial(Server server, AlertFlow flow, Path home) throws IOException {
        this.server = server;
        this.flow = flow;
        crowd = new CrowdProcess(home.resolve("crowd.log"));
    }

    /** Followers come, so many of them stalled; what they see counts from then on. */
    Tally come(int clients, int stalled) {
        return crowd
                .tell(new Order.Come(server.port(), server.path(), Map.of(), clients, stalled, flow.next()));
    }

    /** All cut their connections. */
    void leave() {
        crowd.tell(new Order.Leave());
    }

    /** What happens, until everybody has everything or nothing more arrives. */
    Window during(Runnable happening) {
        crowd.tell(new Order.Forget());
        Usage before = server.usage();
        long begin = System.nanoTime();
        happening.run();
        Tally tally = settled();
        return new Window(tally, server.usage().since(before), Duration.ofNanos(System.nanoTime() - begin),
                tally.lowest() == flow.next());
    }

    Window flow(int perSecond, int count) {
        return during(() -> flow.flow(perSecond, count));
    }

    Window burst(int count) {
        return during(() -> flow.burst(count));
    }

    /** Alerts that nobody is there to see. */
    void unseen(int count) {
        flow.burst(count);
    }

    /** All come back at once. */
    Window comeBack() {
        return during(() -> crowd.tell(new Order.Return()));
    }

    Server server() {
        return server;
    }

    @Override
    public void close() {
        crowd.close();
    }

    private Tally settled() {
        Tally tally = crowd.tell(new Order.Count());
        long moved = System.nanoTime();
        while (tally.lowest() < flow.next() && System.nanoTime() - moved < STUCK && server.isAlive()) {
            LockSupport.parkNanos(LOOK);
            Tally later = crowd.tell(new Order.Count());
            moved = later.delivered() > tally.delivered() ? System.nanoTime() : moved;
            tally = later;
        }
        return tally;
    }
}
