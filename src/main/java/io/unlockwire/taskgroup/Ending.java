package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.subscription.UniSubscriber;
import io.unlockwire.taskgroup.GroupFailure.Entry;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a group ends: what it signals when all have stopped. */
abstract class Ending<R> extends Failures {

    /** The group whose supplier runs on this thread. */
    private static final ThreadLocal<@Nullable Ending<?>> READER = new ThreadLocal<>();

    /** The same for all subscriptions of one Uni. */
    private final Object origin;
    @Nullable
    UniSubscriber<? super R> down;
    @Nullable
    Supplier<? extends R> result;
    /** What is written before the end has looked is heeded; later it makes no difference. */
    volatile boolean downCancelled;

    Ending(Settings settings, UniSubscriber<? super R> down, @Nullable Object origin) {
        super(settings);
        this.down = down;
        this.origin = origin == null ? this : origin;
    }

    /** Refuses that a subscription reads the handle of another one of the same Uni. */
    void checkReader(Handle<?> handle) {
        if (stage == Stage.READING) {
            return;
        }
        Ending<?> reader = READER.get();
        if (reader != null && reader != this && reader.origin == origin) {
            throw new IllegalStateException(
                    handle + " belongs to another subscription of the group than the one that reads it");
        }
    }

    /** Nothing is taken in any more, and whoever left last has seen all that was, so no lock is needed. */
    @Override
    void finish() {
        GroupSide extra = side;
        settings.forget(extra == null ? null : extra.deadline);
        Object item = null;
        Throwable failure = null;
        boolean cancelled = downCancelled;
        if (extra != null && extra.fatal != null) {
            failure = extra.fatal;
        } else if (!cancelled && extra != null && extra.completed) {
            item = extra.result;
        } else if (!cancelled) {
            failure = failure(extra == null ? null : extra.policy);
            if (failure == null) {
                try {
                    item = read(extra);
                } catch (Throwable thrown) {
                    failure = isFatal(thrown)
                            ? thrown
                            : new GroupFailure(name(), new Entry(name(), Phase.BODY, thrown));
                }
            }
        }
        end(extra, item, failure);
    }

    /** What fails the group, if it fails. */
    private @Nullable GroupFailure failure(@Nullable PolicyRun policy) {
        boolean fails = policy == null ? firstFailure != null : isDoomed();
        if (!fails && policy != null) {
            try {
                fails = policy.fails();
                if (fails && firstFailure == null) {
                    collect(new Entry(name(), Phase.BODY,
                            new NoSuchElementException("no subtask succeeded")));
                }
            } catch (Throwable thrown) {
                fails = true;
                collect(new Entry(name(), Phase.BODY, thrown));
            }
        }
        Entry entries = takeFailures();
        if (fails && entries != null) {
            return new GroupFailure(name(), entries);
        }
        for (; entries != null; entries = entries.next) {
            if (entries.phase == Phase.RUN) {
                forgive(entries.subtask, entries.failure);
            } else {
                drop(entries.subtask, entries.failure);
            }
        }
        return null;
    }

    /** Whether something failed that no policy forgives. */
    private boolean isDoomed() {
        Entry entry = firstFailure;
        while (entry != null && entry.phase != Phase.BODY && entry.phase != Phase.DEADLINE) {
            entry = entry.next;
        }
        return entry != null;
    }

    private @Nullable Object read(@Nullable GroupSide extra) {
        if (extra != null && extra.body != null) {
            return extra.body.resultOrNull();
        }
        if (result == null) {
            return null;
        }
        READER.set(this);
        try {
            return result.get();
        } finally {
            READER.set(null);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Mutiny's items may be null
    private void end(@Nullable GroupSide extra, @Nullable Object item, @Nullable Throwable failure) {
        UniSubscriber<? super R> subscriber = requireNonNull(down);
        boolean silent = downCancelled;
        stage = Stage.ENDED;
        down = null;
        result = null;
        if (extra != null) {
            synchronized (this) {
                side = null;
            }
        }
        Entry unsaid = takeFailures();
        Task<?> parent = extra == null ? null : extra.parent;
        if (extra != null) {
            for (Task<?> kept : extra.kept()) {
                kept.discardUnlessSeen(silent || failure != null, item);
            }
        }
        if (silent) {
            unsaid = failure instanceof GroupFailure composed ? composed.entries() : unsaid;
        }
        if (silent && parent != null && unsaid != null) {
            parent.cleanupFailed(new GroupFailure(name(), unsaid));
        } else {
            drop(unsaid);
        }
        if (settings.ear() != null) {
            tell(ear -> ear.onClosed(name()));
        }
        try {
            if (silent) {
                if (failure != null && !(failure instanceof GroupFailure)) {
                    drop(name(), failure);
                }
            } else if (failure != null) {
                subscriber.onFailure(failure);
            } else {
                subscriber.onItem((R) item);
            }
        } finally {
            if (parent != null) {
                parent.release();
            }
        }
    }
}
