package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A group of subtasks that live and die together. The Uni that {@link #run} gives signals once,
 * and only when everything that was started under it has stopped.
 *
 * <pre>{@code
 * Uni<Enriched> enriched = TaskGroup.run(group -> {
 *     Subtask<Quote> quote = group.fork("quote", quotes.of(asset));
 *     Subtask<History> history = group.<History>subtask("history").within(ofMillis(80)).orElse(NONE)
 *             .fork(ledger.history(asset));
 *     return () -> new Enriched(quote.get(), history.get());
 * });
 * }</pre>
 *
 * <h2>Life</h2> The Uni is cold: each subscription runs the body and is a group of its own, so it
 * may be subscribed again, or retried, and no attempt overlaps the one before. The subtasks that
 * the body forks start in fork order when it returns; a body that throws starts none. Later
 * forks, from any thread, start at once. A group ends when
 * <ul>
 * <li>every subtask has ended: the result is what the body's supplier (or the body's own Uni, see
 * {@link #scope}) gives;
 * <li>a required subtask or the body failed, or the deadline passed: a {@link GroupFailure};
 * <li>{@link #complete} or {@link #cancel} was called, or the {@link JoinPolicy} said stop;
 * <li>the subscriber cancelled: no signal.
 * </ul>
 * In all but the first case the subtasks that still run are cancelled, those that have not
 * started never do, and the signal waits until all have <em>stopped</em>.
 *
 * <h2>Stopped</h2> A subtask that is a Uni has stopped when its subscribe call and its
 * {@code cancel()} have returned and its cleanups have ended; one that waits for its subscription
 * is cancelled when that arrives. A blocking subtask has stopped when its thread has left the
 * callable. A nested group (one subscribed within a subtask, found through the {@code Context})
 * has stopped when it has ended. Cleanups that count are {@link SubtaskScope#onStop} and
 * {@link #tracked}; a plain {@code onCancellation().call(..)} does <strong>not</strong>: Mutiny
 * tells nobody when it ends. {@link Options#cleanupGrace} bounds the wait.
 *
 * <h2>Where failures go</h2> Each failure ends in exactly one place, unchanged:
 * <ul>
 * <li>the {@code GroupFailure} of its group, the first failure first, then in order of arrival,
 * those of cleanups included; one failure is a {@code GroupFailure} too, and that of a nested
 * group stays nested;
 * <li>the fallback of an optional subtask ({@link ForkSpec#orElse}), readable at its handle;
 * likewise a failure that the policy forgave, which the listener is also told of as dropped;
 * <li>if the group gives no failure (cancelled from downstream, completed by hand, ended before)
 * the enclosing group, else {@link GroupListener#onDropped}, else, without a listener, Mutiny's
 * dropped-exception handler.
 * </ul>
 * A {@code VirtualMachineError} or {@code LinkageError} comes out raw, after the siblings have
 * stopped. What a subtask signals only because it was told to stop (a
 * {@link CancellationException} or an interruption) is no failure.
 *
 * <h2>Threads</h2> Everything here may be called from any thread; a group that another thread stops
 * while the body runs starts nothing, and its handles are CANCELLED when the body has returned. No
 * lock is held while code of others runs. Subtasks start on the thread that subscribes, forks or frees a place under
 * the
 * {@linkplain Options#limit limit}; the signal comes on the thread on which the last subtask
 * stopped. Only a deadline and a blocking subtask use other threads.
 *
 * @param <R> the type of the group's result
 */
public interface TaskGroup<R> {

    /** A group whose result the returned supplier makes, once every subtask has ended well. */
    static <R> Uni<R> run(Function<? super TaskGroup<R>, ? extends Supplier<? extends R>> body) {
        return Settings.DEFAULT.run(body);
    }

    /**
     * A group with an asynchronous body. Its Uni is subscribed after the subtasks that the body
     * forked have been started; it may await handles and fork more. Its item is the group's
     * result, once all subtasks have ended; its failure is the group's. It is cancelled with the
     * subtasks, except by {@link #cancel}.
     */
    static <R> Uni<R> scope(Function<? super TaskGroup<R>, ? extends Uni<? extends R>> body) {
        return Settings.DEFAULT.scope(body);
    }

    /**
     * Options, each of which returns a changed copy; immutable, so a constant may serve many
     * groups.
     */
    static Options with() {
        return Settings.DEFAULT;
    }

    /**
     * A cleanup for {@code onCancellation().call(..)} or {@code onTermination().call(..)} that
     * the subtask around it, found through the {@code Context}, waits for. Its failure becomes
     * one of the group's (phase CLEANUP) and an empty item here. Outside a group, or after the
     * subtask has stopped, it is the given Uni and nothing more.
     */
    static <T> Uni<T> tracked(Uni<T> cleanup) {
        return new Tracked<>(cleanup);
    }

    /**
     * Adds a required subtask.
     *
     * @return its handle; already CANCELLED, and the work never subscribed, if the group is being
     *         cancelled
     * @throws IllegalStateException if the group has ended
     */
    <T> Subtask<T> fork(String name, Uni<? extends T> work);

    /** Adds a required subtask whose work is made when it starts, and may register cleanups. */
    <T> Subtask<T> fork(String name, Function<? super SubtaskScope, ? extends Uni<? extends T>> work);

    /**
     * Adds a required subtask that may block. It runs on a virtual thread where the JVM has them,
     * else on the {@linkplain Options#blockingExecutor given executor}. Cancelling interrupts it,
     * only while the callable runs; one that was not yet started never is.
     */
    <T> Subtask<T> forkBlocking(String name, Callable<? extends T> work);

    /** Describes a subtask with a time limit, a fallback, retries or a discard before it is forked. */
    <T> ForkSpec<T> subtask(String name);

    /**
     * Ends the group with this result, cancelling what still runs; failures that then occur go to
     * the listener or the dropped-exception handler.
     *
     * @return false if it was ending already, and the result is not taken
     */
    boolean complete(@Nullable R result);

    /**
     * Ends the group without a failure, cancelling what still runs: the supplier, or the
     * asynchronous body, which goes on, gives the result from the handles as they are. Failures
     * that then occur do fail the group; an asynchronous body that merely reports a
     * {@link CancellationException} gives null.
     */
    void cancel();

    /**
     * Whether the group was told to stop: by a failure, a deadline, the policy, a call, or its
     * subscriber.
     */
    boolean isCancelled();

    /** Time left to the nearest deadline along the nesting, zero if passed; null without one. */
    @Nullable
    Duration remaining();

    /** How a group behaves. */
    interface Options {

        /** What messages, failures and the listener call it; default {@code group}. */
        Options name(String name);

        /** Time that the group has from its subscription; zero or less starts nothing. None by default. */
        Options deadline(Duration deadline);

        /**
         * How many subtasks run at once, at least 1; the excess waits as NEW in fork order.
         * Unlimited by default.
         */
        Options limit(int concurrency);

        /** When to stop and whether to fail; {@link JoinPolicy#failFast} by default. */
        Options policy(Supplier<? extends JoinPolicy> perSubscription);

        /**
         * How long a subtask that was cancelled, or whose cleanups run, may take to stop. What is
         * left behind then is named in the failure (phase CLEANUP). Unbounded by default.
         */
        Options cleanupGrace(Duration grace);

        /**
         * Where blocking subtasks run; by default virtual threads, on a JVM without them Mutiny's
         * default executor.
         */
        Options blockingExecutor(Executor executor);

        /**
         * The clock of deadlines, time limits and back-off; what expires runs on its thread. By
         * default one shared daemon thread that forgets cancelled timers and hands what expires
         * to {@link Infrastructure#getDefaultExecutor()}.
         */
        Options timer(ScheduledExecutorService timer);

        /** Is told of starts, ends and dropped failures; none by default. */
        Options listener(GroupListener listener);

        /** As {@link TaskGroup#run}, with these options. */
        <R> Uni<R> run(Function<? super TaskGroup<R>, ? extends Supplier<? extends R>> body);

        /** As {@link TaskGroup#scope}, with these options. */
        <R> Uni<R> scope(Function<? super TaskGroup<R>, ? extends Uni<? extends R>> body);
    }
}
