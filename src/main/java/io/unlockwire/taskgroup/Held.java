package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a subtask stops. It is held by its work (until the cleanups after that have ended), by the
 * call that starts it, by tracked cleanups, nested groups and threads in a callable; when the
 * last hold goes it has stopped.
 */
abstract class Held<T> extends Handle<T> {

    /** In the place of a subscription: the work has ended, and its cleanups have been taken. */
    static final UniSubscription ENDED = () -> {};
    private static final int ABANDONED = Integer.MIN_VALUE / 2;

    /** Changed under the lock, but for its arrival. */
    @Nullable
    UniSubscription subscription;

    Held(Group<?> group, String name, Object work) {
        super(group, name, work);
    }

    /** Lock held. */
    void end(State end, @Nullable Object value) {
        if (side != null && side.started != 0) {
            side.took = System.nanoTime() - side.started;
        }
        content = value;
        become(end);
    }

    /** It has succeeded, failed or been cancelled. */
    void ended() {
        if (!isQuiet()) {
            group.ended(self());
            tellObservers();
        }
    }

    /** The work will do no more: cleanups are due. */
    void workEnded() {
        Deque<Supplier<? extends Uni<?>>> cleanups = null;
        boolean quiet;
        boolean last = false;
        synchronized (group) {
            subscription = ENDED;
            quiet = isQuiet();
            if (quiet && --holds == 0) {
                settle();
                last = group.leave(self());
            } else if (side != null) {
                cleanups = side.cleanups;
                side.cleanups = null;
            }
        }
        if (quiet) {
            group.left(last);
            return;
        }
        if (cleanups == null) {
            release();
        } else {
            new Cleanups(self(), cleanups, this::release).next();
            startGrace();
        }
    }

    @Override
    public void onStop(Supplier<? extends Uni<?>> cleanup) {
        Deque<Supplier<? extends Uni<?>>> cleanups = new ArrayDeque<>(1);
        boolean held;
        synchronized (group) {
            if (subscription != ENDED) {
                TaskSide<T> extra = side();
                extra.cleanups = extra.cleanups == null ? cleanups : extra.cleanups;
                extra.cleanups.push(requireNonNull(cleanup));
                return;
            }
            held = hold();
        }
        cleanups.push(requireNonNull(cleanup));
        new Cleanups(self(), cleanups, held ? this::release : () -> {}).next();
    }

    /** One more reason to wait for; false if it has stopped. */
    boolean hold() {
        synchronized (group) {
            if (holds <= 0) {
                return false;
            }
            holds++;
            return true;
        }
    }

    void release() {
        boolean settled;
        boolean quiet;
        boolean last = false;
        synchronized (group) {
            if (--holds != 0) {
                return;
            }
            settled = settle();
            quiet = isQuiet();
            if (quiet) {
                last = group.leave(self());
            }
        }
        if (quiet) {
            group.left(last);
        } else {
            stopped(settled);
        }
    }

    /** Lock held: releases if nobody has to be told; the group must have another hold. */
    boolean releaseQuietly() {
        if (holds > 1) {
            holds--;
            return true;
        }
        if (!isQuiet() || state() == State.CANCELLING) {
            return false;
        }
        holds = 0;
        return !group.leave(self());
    }

    /** Nobody is to be told how it ends; who comes from now on sees for himself. */
    boolean isQuiet() {
        return side == null && group.isQuiet();
    }

    /** Lock held: a subtask that was stopping gets its last state. */
    private boolean settle() {
        if (state() != State.CANCELLING) {
            return false;
        }
        boolean degraded = side != null && side.degraded;
        end(degraded ? State.SUCCEEDED : content == null ? State.CANCELLED : State.FAILED, content);
        return true;
    }

    void stopped(boolean settled) {
        if (settled) {
            group.ended(self());
        }
        tellObservers();
        TaskSide<T> extra;
        boolean last;
        synchronized (group) {
            extra = side;
        }
        if (extra != null) {
            group.settings.forget(extra.timeout);
            group.settings.forget(extra.backOff);
            group.settings.forget(extra.grace);
        }
        group.stopped(self());
        synchronized (group) {
            last = group.leave(self());
        }
        group.left(last);
    }

    void startGrace() {
        Duration grace = group.settings.grace();
        if (grace == null) {
            return;
        }
        synchronized (group) {
            if (holds <= 0 || side().grace != null) {
                return;
            }
        }
        ScheduledFuture<?> timer = group.settings.schedule(grace, () -> abandon(grace));
        synchronized (group) {
            if (holds > 0 && side().grace == null) {
                side().grace = timer;
                return;
            }
        }
        group.settings.forget(timer);
    }

    /** It would not stop; whatever it still does is late. */
    void abandon(Duration grace) {
        boolean settled;
        synchronized (group) {
            if (holds <= 0) {
                return;
            }
            holds = ABANDONED;
            settled = settle();
        }
        cleanupFailed(new TimeoutException(this + " did not stop within " + grace));
        stopped(settled);
    }

    /** Something went wrong while it was stopped. */
    void cleanupFailed(Throwable failure) {
        synchronized (group) {
            if (state() != State.SUCCEEDED && side().failure == null) {
                side().failure = failure;
            }
        }
        report(Phase.CLEANUP, failure, true);
    }

    /** A failure of an optional subtask that no fallback stands in for fails nothing. */
    void report(Phase phase, Throwable failure, boolean late) {
        Recipe<T> recipe = recipe();
        if (late && recipe != null && recipe.fallback() != null && !Group.isFatal(failure)) {
            group.drop(name, failure);
        } else {
            group.failed(name, phase == Phase.RUN && group.isBody(this) ? Phase.BODY : phase, failure);
        }
    }
}
