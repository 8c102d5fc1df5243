package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A subtask: how it starts, and what comes of its work. */
final class Task<T> extends Held<T> implements UniSubscriber<T> {

    /** In the place of a subscription: it was cancelled, or was never needed. */
    private static final UniSubscription GONE = () -> {};

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
        state = State.RUNNING;
        holds = 2;
        nanos = System.nanoTime();
    }

    void start() {
        Object work = requireNonNull(content);
        content = null;
        group.started(this);
        Recipe<T> recipe = recipe();
        if (recipe != null && recipe.timeout() != null) {
            limit(recipe.timeout());
        }
        subscribe(work);
        release();
    }

    @SuppressWarnings("unchecked")
    private void subscribe(Object work) {
        try {
            if (!(work instanceof BlockingCall) && !(work instanceof Uni) && state == State.RUNNING) {
                work = requireNonNull(((Function<SubtaskScope, Uni<T>>) work).apply(this),
                        "the work is null");
            }
            if (state != State.RUNNING) {
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

    private void notSubscribed() {
        synchronized (group) {
            if (subscription != null) {
                return;
            }
            subscription = GONE;
        }
        workEnded();
    }

    @Override
    public void onSubscribe(UniSubscription given) {
        boolean awaited;
        synchronized (group) {
            awaited = subscription == null;
            if (awaited && state == State.RUNNING) {
                subscription = given;
                return;
            }
            subscription = awaited ? GONE : subscription;
        }
        stopWork(given, awaited);
    }

    @Override
    public void onItem(T item) {
        boolean ended = false;
        boolean quiet = false;
        boolean last = false;
        synchronized (group) {
            if (state == State.RUNNING) {
                ended = true;
                end(State.SUCCEEDED, item);
                quiet = side == null && group.isQuiet();
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
            fail(failure);
        } else if (!retry(recipe)) {
            if (recipe.fallback() == null) {
                fail(failure);
            } else {
                degrade(recipe.fallback(), failure);
            }
        }
    }

    private void fail(Throwable failure) {
        boolean ended;
        boolean echo;
        synchronized (group) {
            ended = state == State.RUNNING;
            echo = (!ended && Group.isEcho(failure)) || group.isExcused(this, failure);
            if (ended) {
                end(State.FAILED, failure);
            } else if (state == State.CANCELLING && !echo && !side().expired) {
                content = failure;
            }
        }
        if (!echo) {
            report(Phase.RUN, failure, !ended);
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
            group.failed(name, Phase.RUN, failure);
            fail(thrown);
            return;
        }
        boolean ended = false;
        synchronized (group) {
            if (state == State.RUNNING) {
                ended = true;
                end(State.SUCCEEDED, value);
                side().degraded = true;
                side().failure = failure;
            }
        }
        if (ended) {
            ended();
            workEnded();
        } else {
            fail(failure);
        }
    }

    /** Whether another attempt will follow: after the cleanups of this one and the delay. */
    private boolean retry(Recipe<T> recipe) {
        Backoff backOff;
        Deque<Supplier<? extends Uni<?>>> cleanups;
        synchronized (group) {
            TaskSide<T> extra = side();
            if (state != State.RUNNING || extra.attempts >= recipe.retries()) {
                return false;
            }
            backOff = new Backoff(this, recipe.delay(extra.attempts++));
            subscription = backOff;
            holds++;
            cleanups = extra.cleanups;
            extra.cleanups = null;
        }
        if (cleanups == null) {
            backOff.begin();
        } else {
            new Cleanups(this, cleanups, backOff::begin).next();
        }
        return true;
    }

    void startAgain(Backoff backOff) {
        Object work;
        synchronized (group) {
            if (state != State.RUNNING || subscription != backOff) {
                return;
            }
            subscription = null;
            holds++;
            work = requireNonNull(side().again);
        }
        subscribe(work);
        release();
    }

    private void limit(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            expire(timeout);
            return;
        }
        ScheduledFuture<?> timer = Timers.schedule(group.settings, timeout, () -> expire(timeout));
        synchronized (group) {
            if (isRunning()) {
                side().timeout = timer;
                return;
            }
        }
        Timers.cancel(group.settings, timer);
    }

    private void expire(Duration timeout) {
        TimeoutException failure = new TimeoutException(this + " did not end within " + timeout);
        Function<? super Throwable, ? extends T> fallback = requireNonNull(recipe()).fallback();
        UniSubscription given;
        synchronized (group) {
            if (state != State.RUNNING) {
                return;
            }
            given = beginStop();
            side().expired = true;
            side().failure = failure;
            content = failure;
        }
        if (fallback == null) {
            group.failed(name, Phase.RUN, failure);
        } else {
            try {
                T value = fallback.apply(failure);
                synchronized (group) {
                    content = value;
                    side().degraded = true;
                }
            } catch (Throwable thrown) {
                group.failed(name, Phase.RUN, failure);
                group.failed(name, Phase.RUN, thrown);
            }
        }
        if (given != null) {
            stopWork(given, true);
        }
        startGrace();
    }

    @Override
    public void cancel() {
        UniSubscription given = null;
        boolean fresh;
        synchronized (group) {
            fresh = state == State.NEW;
            if (fresh) {
                bornCancelled();
            } else if (state == State.RUNNING) {
                given = beginStop();
            } else {
                return;
            }
        }
        if (fresh) {
            tellObservers();
            group.leaveUnstarted(this);
        } else {
            if (given != null) {
                stopWork(given, true);
            }
            startGrace();
        }
    }

    /** Lock held. */
    void bornCancelled() {
        state = State.CANCELLED;
        content = null;
        holds = 0;
    }

    /**
     * Lock held: what there is to cancel; without it, the work is stopped when its subscription
     * arrives.
     */
    private @Nullable UniSubscription beginStop() {
        state = State.CANCELLING;
        UniSubscription given = subscription;
        subscription = given == null ? null : GONE;
        return given;
    }

    private void stopWork(UniSubscription given, boolean workEnds) {
        try {
            given.cancel();
        } catch (Throwable thrown) {
            cleanupFailed(thrown);
        }
        if (workEnds) {
            workEnded();
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
        T item;
        synchronized (group) {
            if (!lost && (side().taken || content == result)) {
                return;
            }
            item = item();
        }
        discard(item);
    }

    @Override
    Task<T> self() {
        return this;
    }
}
