package io.unlockwire.taskgroup;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.unlockwire.taskgroup.GroupFailure.Entry;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What went wrong in a group, where it goes, and who is told. */
abstract class Failures extends Members {

    /** Failures of subtasks neither stop nor fail the group. */
    boolean forgiving;
    @Nullable
    Entry firstFailure;
    private @Nullable Entry lastFailure;
    private boolean aborting;

    Failures(Settings settings) {
        super(settings);
    }

    /** Cancels the members and the asynchronous body. */
    abstract void abortAll();

    String name() {
        return settings.group();
    }

    /** Errors that come out raw. */
    static boolean isFatal(Throwable failure) {
        return failure instanceof VirtualMachineError || failure instanceof LinkageError;
    }

    /** What a subtask that was told to stop says only because it was told so. */
    static boolean isEcho(Throwable failure) {
        return failure instanceof CancellationException || failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException || failure instanceof InterruptedIOException;
    }

    /** Takes a failure in, if the group still can, and stops the group, if it has to. */
    void failed(String subtask, Phase phase, Throwable failure) {
        boolean late;
        boolean collected;
        boolean primary;
        boolean stops = phase == Phase.BODY || phase == Phase.DEADLINE || isFatal(failure);
        synchronized (this) {
            stops |= !forgiving && (side == null || side.policy == null);
            late = stage.compareTo(Stage.ABORTING) > 0;
            collected = !late && (stops || !forgiving || firstFailure != null);
            primary = collected && stops && stage.compareTo(Stage.ABORTING) < 0 && !aborting;
            aborting |= primary;
            if (collected) {
                collect(new Entry(subtask, phase, failure));
            }
        }
        if (primary) {
            tell(ear -> ear.onAbort(name(), failure));
        }
        if (collected && stops) {
            abortAll();
        } else if (!collected && (late || phase != Phase.RUN)) {
            drop(subtask, failure);
        } else if (!collected) {
            forgive(subtask, failure);
        }
    }

    /** Lock held. */
    void collect(Entry entry) {
        if (isFatal(entry.failure) && side().fatal == null) {
            side().fatal = entry.failure;
        } else if (lastFailure == null) {
            firstFailure = entry;
            lastFailure = entry;
        } else {
            lastFailure.next = entry;
            lastFailure = entry;
        }
    }

    @Nullable
    Entry takeFailures() {
        Entry entries = firstFailure;
        firstFailure = null;
        lastFailure = null;
        return entries;
    }

    /** The group gives no failure to put these in. */
    void drop(@Nullable Entry entries) {
        for (; entries != null; entries = entries.next) {
            drop(entries.subtask, entries.failure);
        }
    }

    void drop(String subtask, Throwable failure) {
        if (settings.ear() == null) {
            Infrastructure.handleDroppedException(failure);
        } else {
            tell(ear -> ear.onDropped(name(), subtask, failure));
        }
    }

    /** The policy lets it pass, its handle keeps it. */
    void forgive(String subtask, Throwable failure) {
        tell(ear -> ear.onDropped(name(), subtask, failure));
    }

    void tell(Consumer<GroupListener> what) {
        GroupListener ear = settings.ear();
        if (ear != null) {
            try {
                what.accept(ear);
            } catch (Throwable thrown) {
                Infrastructure.handleDroppedException(thrown);
            }
        }
    }
}
