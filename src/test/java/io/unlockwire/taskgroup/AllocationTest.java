package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What four subtasks cost in bytes, beside {@code Uni.join} in the same run: deterministic, so that it may gate. The
 * least of
 * several measurements counts, since what the compiler still has to do only ever adds.
 */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RuntimeException failure = new RaceSource.Raised("x");

    private final List<ByHand> later = IntStream.range(0, 4).mapToObj(i -> new ByHand()).toList();
    private final List<Uni<Integer>> within = IntStream.range(0, 4).mapToObj(i -> Uni.createFrom().item(i))
            .toList();
    private long sum;

    @Test
    void atMostHalfOfJoinWhenAllCompleteLater() {
        compare(0.5, "later", () -> run(ours(later), this::completeAll),
                () -> run(join(later), this::completeAll));
    }

    @Test
    void atMostHalfOfJoinWhenAllCompleteWithinSubscribe() {
        compare(0.5, "sync", () -> run(ours(within), all -> {}), () -> run(join(within), all -> {}));
    }

    @Test
    void atMostElevenTwentiethsOfJoinWhenOneFails() {
        compare(0.55, "fail", () -> run(ours(later), this::failOne), () -> run(join(later), this::failOne));
    }

    private void compare(double ratio, String name, Runnable ours, Runnable theirs) {
        double own = bytes(ours);
        double join = bytes(theirs);
        assertThat(own / join).as("%s: %.0f of %.0f bytes", name, own, join).isLessThanOrEqualTo(ratio);
    }

    private static double bytes(Runnable operation) {
        int times = 2000;
        double least = Double.MAX_VALUE;
        for (int run = 0; run < 20; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < times; i++) {
                operation.run();
            }
            least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) times);
        }
        return least;
    }

    private void run(Uni<Integer> uni, Consumer<List<ByHand>> signals) {
        uni.subscribe().with(item -> sum += item, failure -> sum++);
        signals.accept(later);
    }

    private void completeAll(List<ByHand> sources) {
        for (int i = 0; i < 4; i++) {
            sources.get(i).subscriber.onItem(i);
        }
    }

    private void failOne(List<ByHand> sources) {
        sources.get(0).subscriber.onItem(1);
        sources.get(1).subscriber.onFailure(failure);
    }

    private static Uni<Integer> ours(List<? extends Uni<Integer>> work) {
        return TaskGroup.run(group -> {
            Subtask<Integer> a = group.fork("a", work.get(0));
            Subtask<Integer> b = group.fork("b", work.get(1));
            Subtask<Integer> c = group.fork("c", work.get(2));
            Subtask<Integer> d = group.fork("d", work.get(3));
            return () -> a.get() + b.get() + c.get() + d.get();
        });
    }

    private static Uni<Integer> join(List<? extends Uni<Integer>> work) {
        return Uni.join().all(work.get(0), work.get(1), work.get(2), work.get(3)).andFailFast()
                .onItem().transform(all -> all.get(0) + all.get(1) + all.get(2) + all.get(3));
    }

    /** Signals when told; costs nothing itself. */
    private static final class ByHand extends AbstractUni<Integer> {
        private static final UniSubscription NOTHING = () -> {};
        private UniSubscriber<? super Integer> subscriber;

        @Override
        public void subscribe(UniSubscriber<? super Integer> given) {
            subscriber = given;
            given.onSubscribe(NOTHING);
        }
    }
}
