package io.unlockwire.bench;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.TaskGroup;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How soon a failure is seen, and how many siblings are still alive then: a sibling is alive until its asynchronous
 * cleanup, which takes a millisecond, has ended. And what completed deadlines leave behind in the timer.
 */
final class CancelLatency {

    private static final int TIMES = 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private CancelLatency() {}

    record Seen(double micros, int alive) {}

    static Seen ofGroup(int siblings) {
        AtomicInteger alive = new AtomicInteger();
        return see(alive, TaskGroup.run(group -> {
            for (int i = 0; i < siblings; i++) {
                group.fork("s", scope -> {
                    alive.incrementAndGet();
                    scope.onStop(() -> cleanup(alive));
                    return Uni.createFrom().<Integer>nothing();
                });
            }
            group.fork("failing", failing());
            return () -> 1;
        }));
    }

    static Seen ofJoin(int siblings) {
        AtomicInteger alive = new AtomicInteger();
        var join = Uni.join().<Object>builder();
        for (int i = 0; i < siblings; i++) {
            join = join.add(Uni.createFrom().<Object>nothing()
                    .onSubscription().invoke(alive::incrementAndGet)
                    .onCancellation().call(() -> cleanup(alive)));
        }
        join = join.add(failing());
        return see(alive, join.joinAll().andFailFast());
    }

    private static Uni<Object> cleanup(AtomicInteger alive) {
        return Uni.createFrom().<Object>item(1)
                .onItem().delayIt().by(Duration.ofMillis(1))
                .onItem().invoke(alive::decrementAndGet);
    }

    private static <T> Uni<T> failing() {
        return Uni.createFrom().<T>failure(new IllegalStateException("x"));
    }

    private static Seen see(AtomicInteger alive, Uni<?> joined) {
        AtomicInteger worst = new AtomicInteger();
        long nanos = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            joined.onItemOrFailure().invoke((item, failure) -> worst.accumulateAndGet(alive.get(), Math::max))
                    .onFailure().recoverWithNull().await().atMost(LONGEST);
            nanos += System.nanoTime() - start;
            while (alive.get() > 0) {
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IllegalStateException(alive + " cleanups never end");
                }
                Thread.onSpinWait();
            }
        }
        return new Seen(nanos / 1e3 / TIMES, worst.get());
    }

    /** Timers left in the queue after that many deadlines that were met. */
    static int timersOfGroups(int times) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        Uni<Integer> uni = TaskGroup.with().timer(timer).deadline(Duration.ofHours(1)).run(group -> () -> 1);
        return left(timer, uni, times);
    }

    static int timersOfMutiny(int times) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        Uni<Integer> uni = Uni.createFrom().item(1).ifNoItem().after(Duration.ofHours(1)).on(timer).fail();
        return left(timer, uni, times);
    }

    private static int left(ScheduledThreadPoolExecutor timer, Uni<Integer> uni, int times) {
        for (int i = 0; i < times; i++) {
            uni.subscribe().with(item -> {});
        }
        int left = timer.getQueue().size();
        timer.shutdownNow();
        return left;
    }
}
