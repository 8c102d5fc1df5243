package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last chapter of a subtask: how it starts, and what comes of its work. */
final class Task<T> extends Bounded<T> implements UniSubscriber<T> {

    private static final VarHandle SUBSCRIPTION = field(
            MethodHandles.lookup(),
            "subscription",
            UniSubscription.class);

    @Nullable
    Task<?> previous;
    @Nullable
    Task<?> next;

    /** The work is a Uni, a function that gives one, or a {@link BlockingCall}. */
    Task(Group<?> group, String name, Object work, @Nullable Recipe<T> recipe) {
        super(group, name, work);
        if (recipe != null) {
            side().recipe = recipe;
            side().again = recipe.retries() > 0 ? work : null;
        }
    }

    static @Nullable Task<?> around(Context context) {
        return context.isEmpty() ? null : context.<@Nullable Task<?>>getOrElse(Group.KEY, () -> null);
    }

    /** Lock held: from here on it runs, and is held by the call of {@link #start} that must follow. */
    void begin() {
        holds = 2;
        if (side != null || group.isTimed()) {
            side().started = System.nanoTime() | 1;
        }
        become(State.RUNNING);
    }

    /** Subscribes the work for the first time; {@link #release} must follow. */
    void start() {
        Object work = requireNonNull(content);
        content = null;
        group.started(this);
        Recipe<T> recipe = recipe();
        if (recipe != null && recipe.timeout() != null) {
            limit(recipe.timeout());
        }
        subscribe(work);
    }

    @Override
    @SuppressWarnings("unchecked")
    void subscribe(Object work) {
        try {
            if (!(work instanceof Uni) && work instanceof Function && isWanted()) {
                work = requireNonNull(((Function<SubtaskScope, Uni<T>>) work).apply(this),
                        "the work is null");
            }
            if (!isWanted()) {
                notSubscribed();
            } else if (work instanceof BlockingCall) {
                ((BlockingCall<T>) work).start(this, group.settings.executor());
            } else {
                AbstractUni.subscribe((Uni<T>) work, this);
            }
        } catch (Throwable thrown) {
            onFailure(thrown);
        }
    }

    private boolean isWanted() {
        return state() == State.RUNNING;
    }

    @Override
    public void onSubscribe(UniSubscription given) {
        if (!SUBSCRIPTION.compareAndSet(this, null, given)) {
            stopWork(given, SUBSCRIPTION.compareAndSet(this, AWAITED, GONE));
        }
    }

    /** Lock held. The state comes last: who sees it without the lock relies on what is awaited. */
    @Override
    @Nullable
    UniSubscription beginStop() {
        UniSubscription given = SUBSCRIPTION.compareAndSet(this, null, AWAITED)
                ? null
                : (UniSubscription) SUBSCRIPTION.getAndSet(this, GONE);
        become(State.CANCELLING);
        return given;
    }

    /** What was awaited will not arrive. */
    private void notSubscribed() {
        if (SUBSCRIPTION.compareAndSet(this, AWAITED, GONE)) {
            workEnded();
        }
    }

    @Override
    public void onItem(T item) {
        boolean ended = false;
        boolean quiet = false;
        boolean last = false;
        synchronized (group) {
            if (isWanted()) {
                ended = true;
                end(State.SUCCEEDED, item);
                quiet = isQuiet();
                if (quiet) {
                    subscription = ENDED;
                    last = --holds == 0 && group.leave(this);
                }
            }
        }
        if (quiet) {
            group.left(last);
        } else if (ended) {
            ended();
            workEnded();
        } else {
            discard(item);
            notSubscribed();
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        Recipe<T> recipe = recipe();
        if (recipe == null || Group.isFatal(failure)) {
            fail(failure, null);
        } else if (!retry(recipe)) {
            if (recipe.fallback() == null) {
                fail(failure, null);
            } else {
                degrade(recipe.fallback(), failure);
            }
        }
    }

    /** {@code another} is what the fallback threw. */
    private void fail(Throwable failure, @Nullable Throwable another) {
        boolean ended;
        boolean echo;
        synchronized (group) {
            ended = isWanted();
            echo = (!ended && Group.isEcho(failure)) || group.isExcused(this, failure);
            if (ended) {
                end(State.FAILED, failure);
            } else if (state() == State.CANCELLING && !echo && content == null) {
                content = failure;
            }
        }
        if (!echo) {
            report(Phase.RUN, failure, !ended);
        }
        if (another != null) {
            report(Phase.RUN, another, !ended);
        }
        if (ended) {
            ended();
            workEnded();
        } else {
            notSubscribed();
        }
    }

    private void degrade(Function<? super Throwable, ? extends T> fallback, Throwable failure) {
        T value;
        try {
            value = fallback.apply(failure);
        } catch (Throwable thrown) {
            fail(failure, thrown);
            return;
        }
        boolean ended = false;
        synchronized (group) {
            if (isWanted()) {
                ended = true;
                side().degraded = true;
                side().failure = failure;
                end(State.SUCCEEDED, value);
            }
        }
        if (ended) {
            ended();
            workEnded();
        } else {
            fail(failure, null);
        }
    }

    /** Gives an item that nobody will see to who wants it. */
    private void discard(@Nullable T item) {
        Recipe<T> recipe = recipe();
        if (item != null && recipe != null && recipe.discard() != null) {
            try {
                recipe.discard().accept(item);
            } catch (Throwable thrown) {
                cleanupFailed(thrown);
            }
        }
    }

    /** The group has ended: its item is lost, or perhaps if nobody has seen it. */
    void discardUnlessSeen(boolean lost, @Nullable Object result) {
        boolean taken;
        synchronized (group) {
            taken = side().taken;
        }
        if (lost || (!taken && content != result)) {
            discard(item());
        }
    }

    @Override
    Task<T> self() {
        return this;
    }
}
