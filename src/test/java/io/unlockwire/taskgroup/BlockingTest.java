package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subtasks that block: on a pool of one thread, by hand, and on whatever this JVM has. */
class BlockingTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();

    @AfterEach
    void endPool() {
        leave.countDown();
        pool.shutdownNow();
    }

    private String blockUntilInterrupted() throws InterruptedException {
        entered.countDown();
        leave.await();
        return "left";
    }

    private void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private boolean interruptFlagOfThePool() throws Exception {
        return pool.submit(() -> Thread.currentThread().isInterrupted()).get(10, TimeUnit.SECONDS);
    }

    @Test
    void givesItsResultOnVirtualThreadsWhereThereAreAny() {
        Probe<Thread> probe = lab.subscribe(TaskGroup.run(g -> {
            Subtask<Thread> thread = g.forkBlocking("a", Thread::currentThread);
            return thread::get;
        }));
        Thread thread = probe.item();
        assertThat(thread).isNotSameAs(Thread.currentThread());
        if (Runtime.version().feature() >= 21) {
            assertThat(thread.toString()).contains("VirtualThread");
        }
    }

    @Test
    void cancelInterruptsWaitsForTheThreadToLeaveAndLeaksNoFlag() throws Exception {
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(pool).run(g -> {
            handle.set(lab.watch(g.forkBlocking("a", this::blockUntilInterrupted)));
            return () -> handle.get().state().name();
        }));
        await(entered);
        handle.get().cancel();
        assertThat(probe.item()).isEqualTo("CANCELLED");
        assertThat(interruptFlagOfThePool()).isFalse();
    }

    @Test
    void oneThatIgnoresTheInterruptIsWaitedFor() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        Probe<Boolean> probe = lab.subscribe(TaskGroup.with().blockingExecutor(pool).run(g -> {
            handle.set(lab.watch(g.forkBlocking("a", () -> {
                entered.countDown();
                while (leave.getCount() > 0) {
                    Thread.onSpinWait();
                }
                left.set(true);
                return "late";
            })));
            return left::get;
        }));
        await(entered);
        handle.get().cancel();
        probe.isStillWaiting();
        leave.countDown();
        assertThat(probe.item()).isTrue();
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
        assertThat(interruptFlagOfThePool()).isFalse();
    }

    @Test
    void oneThatWaitsInTheQueueNeverStarts() {
        Deque<Runnable> queue = new ArrayDeque<>();
        AtomicBoolean called = new AtomicBoolean();
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(queue::add).run(g -> {
            handle.set(lab.watch(g.forkBlocking("a", () -> {
                called.set(true);
                return "x";
            })));
            return () -> "done";
        }));
        handle.get().cancel();
        assertThat(probe.item()).isEqualTo("done");
        queue.remove().run();
        assertThat(called).isFalse();
    }

    @Test
    void aSiblingsFailureInterruptsAndWhatItThrowsThenIsNotLost() throws Exception {
        RuntimeException primary = lab.raise("primary");
        RuntimeException second = lab.raise("while leaving");
        Source source = new Source(Source.Kind.LATER);
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(pool).run(g -> {
            lab.watch(g.forkBlocking("a", () -> {
                try {
                    return blockUntilInterrupted();
                } catch (InterruptedException interrupted) {
                    throw second;
                }
            }));
            lab.watch(g.fork("b", source.failure(primary)));
            return () -> "";
        }));
        await(entered);
        source.go();
        assertThat(probe.failure().leaves())
                .containsExactly(new Leaf("b", Phase.RUN, primary), new Leaf("a", Phase.RUN, second));
    }

    @Test
    void aTimeLimitInterruptsAndTheFallbackStandsIn() throws Exception {
        Probe<String> probe = lab.subscribe(lab.with().blockingExecutor(pool).run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").within(Duration.ofMillis(1)).orElse("fallback")
                    .forkBlocking(this::blockUntilInterrupted)));
            return () -> handle.get().get();
        }));
        await(entered);
        lab.timer.advance(Duration.ofMillis(1));
        assertThat(probe.item()).isEqualTo("fallback");
        assertThat(interruptFlagOfThePool()).isFalse();
    }

    @Test
    void anItemThatComesAfterTheCancelIsDiscarded() throws Exception {
        AtomicReference<String> discarded = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(pool).run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").onDiscard(discarded::set).forkBlocking(() -> {
                try {
                    return blockUntilInterrupted();
                } catch (InterruptedException interrupted) {
                    return "opened nevertheless";
                }
            })));
            return () -> "done";
        }));
        await(entered);
        handle.get().cancel();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(discarded).hasValue("opened nevertheless");
    }

    @Test
    void aFlagThatTheCallableLeftBehindIsCleared() throws Exception {
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(pool).run(g -> {
            Subtask<String> a = lab.watch(g.forkBlocking("a", () -> {
                Thread.currentThread().interrupt();
                return "x";
            }));
            return a::get;
        }));
        assertThat(probe.item()).isEqualTo("x");
        assertThat(interruptFlagOfThePool()).isFalse();
    }

    @Test
    void anExecutorThatRefusesFailsTheSubtask() {
        pool.shutdown();
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(pool).run(g -> {
            lab.watch(g.forkBlocking("a", () -> "x"));
            return () -> "";
        }));
        assertThat(probe.failure().contains(RejectedExecutionException.class)).isTrue();
    }

    @Test
    void retriesCallAgain() {
        Deque<Object> results = new ArrayDeque<>();
        results.add(lab.handled("first"));
        results.add("second");
        Probe<String> probe = lab.subscribe(lab.with().blockingExecutor(Runnable::run).run(g -> {
            Subtask<String> a = lab
                    .watch(g.<String>subtask("a").retry(1, Duration.ofMillis(1)).forkBlocking(() -> {
                        Object next = results.remove();
                        if (next instanceof RuntimeException failure) {
                            throw failure;
                        }
                        return (String) next;
                    }));
            return a::get;
        }));
        lab.timer.advance(Duration.ofMillis(1));
        assertThat(probe.item()).isEqualTo("second");
    }

    @Test
    void aSubtaskMayRunAGroupToItsEnd() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            Subtask<String> a = g.forkBlocking("a", () -> TaskGroup.<String>run(inner -> {
                Subtask<String> b = inner.fork("b", Uni.createFrom().item("x"));
                return b::get;
            }).await().atMost(Duration.ofSeconds(10)));
            return a::get;
        }));
        assertThat(probe.item()).isEqualTo("x");
    }
}
