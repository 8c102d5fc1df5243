package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that went wrong in a group: at least one failure, the first one first, then in order
 * of arrival. A nested group's failure is one of the causes, so the causes form a tree; its
 * leaves are what users raised. Immutable. {@link #getCause()} is the first failure, and this
 * exception has no stack trace of its own.
 */
@SuppressWarnings("serial") // causes and labels are as serializable as the failures are
public final class GroupFailure extends CompositeException {

    private static final long serialVersionUID = 1;

    /** Where a failure was raised. */
    public enum Phase {
        /** By the work of the subtask, its time limit included. */
        RUN,
        /** While it was stopped: by a cleanup, a discard, or by not stopping within the grace. */
        CLEANUP,
        /** By the body or the policy; labelled with the group's name. */
        BODY,
        /** The group's deadline passed; labelled with the group's name. */
        DEADLINE
    }

    /** One failure and where it was raised. */
    public record Leaf(String subtask, Phase phase, Throwable failure) {}

    /** The two sides of a condition. */
    public record Split(Optional<GroupFailure> matched, Optional<GroupFailure> rest) {}

    /**
     * Handles the leaves of a failure apart, by type, in the manner of Python's {@code except*}.
     * Immutable.
     *
     * @param <R> the type of the group's result
     */
    public interface Handler<R> {

        /**
         * Adds a clause for the leaves of this type that no clause before has taken. It receives
         * them as one failure, nesting kept; the next clause follows when its Uni has ended.
         */
        <X extends Throwable> Handler<R> on(Class<X> type, Function<GroupFailure, ? extends Uni<?>> clause);

        /**
         * What to {@link Uni#plug} into the group's Uni. If every leaf was taken and no clause
         * failed, the result is what {@code fallback} gives; else the failure is made of what the
         * clauses raised, then of the leaves that none took. A failure that is no
         * {@code GroupFailure} is handled as a group of one, and passed on as it is if no clause
         * takes it. Errors that come out raw are passed on.
         */
        Function<Uni<R>, Uni<R>> recoverWith(Supplier<? extends R> fallback);
    }

    private final String group;
    private final Entry first;

    /**
     * A chain, since the first is all there is most of the time. For the same reason each is itself the list of its own
     * failure: what a failure is made of need not be made again.
     */
    static final class Entry extends AbstractList<Throwable> {
        final String subtask;
        final Phase phase;
        final Throwable failure;
        @Nullable
        Entry next;

        Entry(String subtask, Phase phase, Throwable failure) {
            this.subtask = subtask;
            this.phase = phase;
            this.failure = failure;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Throwable get(int index) {
            Objects.checkIndex(index, 1);
            return failure;
        }
    }

    GroupFailure(String group, Entry first) {
        super(failures(first));
        this.group = group;
        this.first = first;
    }

    /** Starts a handler without clauses. */
    public static <R> Handler<R> handle() {
        return new Clauses<>(List.of());
    }

    /**
     * The failures with their labels, those of nested groups in the place of their group's, the
     * primary one first.
     */
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        addLeaves(leaves);
        return List.copyOf(leaves);
    }

    /** Whether a leaf is of this type. */
    public boolean contains(Class<? extends Throwable> type) {
        return leaves().stream().anyMatch(leaf -> type.isInstance(leaf.failure()));
    }

    /**
     * The part of this failure whose leaves match, nesting kept: this very instance if all do,
     * empty if none does.
     */
    public Optional<GroupFailure> subgroup(Predicate<? super Throwable> leaf) {
        Entry head = null;
        Entry tail = null;
        boolean all = true;
        for (Entry entry = first; entry != null; entry = entry.next) {
            Throwable kept = entry.failure;
            if (kept instanceof GroupFailure nested) {
                kept = nested.subgroup(leaf).orElse(null);
            } else if (!leaf.test(kept)) {
                kept = null;
            }
            all &= kept == entry.failure;
            if (kept != null) {
                Entry copy = new Entry(entry.subtask, entry.phase, kept);
                if (tail == null) {
                    head = copy;
                } else {
                    tail.next = copy;
                }
                tail = copy;
            }
        }
        if (all) {
            return Optional.of(this);
        }
        return head == null ? Optional.empty() : Optional.of(new GroupFailure(group, head));
    }

    /** Those leaves that match, and the others; each is tested twice. */
    public Split split(Predicate<? super Throwable> leaf) {
        return new Split(subgroup(leaf), subgroup(failure -> !leaf.test(failure)));
    }

    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder("group '").append(group).append("' failed");
        char separator = ':';
        for (Entry entry = first; entry != null; entry = entry.next) {
            message.append(separator).append(' ').append(entry.subtask).append(" (").append(entry.phase)
                    .append(") ")
                    .append(entry.failure);
            separator = ';';
        }
        return message.toString();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // never changes
    public Throwable getCause() {
        return first.failure;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the causes tell where
    public Throwable fillInStackTrace() {
        return this;
    }

    private void addLeaves(List<Leaf> leaves) {
        for (Entry entry = first; entry != null; entry = entry.next) {
            if (entry.failure instanceof GroupFailure nested) {
                nested.addLeaves(leaves);
            } else {
                leaves.add(new Leaf(entry.subtask, entry.phase, entry.failure));
            }
        }
    }

    /** A failure of what clauses have raised. */
    static GroupFailure of(String group, List<Throwable> failures) {
        Entry first = null;
        for (int i = failures.size() - 1; i >= 0; i--) {
            Entry entry = new Entry(group, Phase.BODY, failures.get(i));
            entry.next = first;
            first = entry;
        }
        return new GroupFailure(group, requireNonNull(first));
    }

    Entry entries() {
        return first;
    }

    private static List<Throwable> failures(Entry first) {
        if (first.next == null) {
            return first;
        }
        List<Throwable> failures = new ArrayList<>();
        for (Entry entry = first; entry != null; entry = entry.next) {
            failures.add(entry.failure);
        }
        return failures;
    }
}
