package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.Subtask.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What every test of this package re-checks at its end: at most one signal a subscriber; every watched handle terminal;
 * every
 * raised failure in exactly one place (the group's failure, the listener, or Mutiny's dropped-exception handler);
 * nothing there
 * that nobody raised; no timer left.
 */
final class Lab implements BeforeEachCallback, AfterEachCallback {

    final ManualTimer timer = new ManualTimer();
    final Collection<Throwable> dropped = new ConcurrentLinkedQueue<>();
    final Collection<Throwable> told = new ConcurrentLinkedQueue<>();
    private final Collection<Throwable> raised = new ConcurrentLinkedQueue<>();
    private final Map<Throwable, String> handled = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Collection<Probe<?>> probes = new ConcurrentLinkedQueue<>();
    private final Collection<Subtask<?>> handles = new ConcurrentLinkedQueue<>();

    /** A failure that must end up somewhere, once. */
    RuntimeException raise(String message) {
        return raise(new IllegalStateException(message));
    }

    <X extends Throwable> X raise(X failure) {
        raised.add(failure);
        return failure;
    }

    /** A failure that a fallback, a policy or a retry takes in: it must show up nowhere. */
    RuntimeException handled(String message) {
        RuntimeException failure = new IllegalStateException(message);
        handled.put(failure, message);
        return failure;
    }

    <T> Probe<T> subscribe(Uni<T> uni) {
        return subscribe(uni, Context.empty());
    }

    <T> Probe<T> subscribe(Uni<T> uni, Context context) {
        Probe<T> probe = new Probe<>(context);
        probes.add(probe);
        uni.subscribe().withSubscriber(probe);
        return probe;
    }

    <T> Subtask<T> watch(Subtask<T> handle) {
        handles.add(handle);
        return handle;
    }

    /** Options on the manual clock. */
    TaskGroup.Options with() {
        return TaskGroup.with().timer(timer);
    }

    /** A listener that takes in what is dropped. */
    GroupListener ear() {
        return new GroupListener() {
            @Override
            public void onDropped(String group, String subtask, Throwable failure) {
                told.add(failure);
            }
        };
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Infrastructure.setDroppedExceptionHandler(dropped::add);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Infrastructure.resetDroppedExceptionHandler();
        if (context.getExecutionException().isEmpty()) {
            check();
        }
    }

    /** The invariants. */
    void check() {
        assertThat(probes).as("signals").allMatch(probe -> probe.signals() <= 1);
        assertThat(handles).as("handles").allMatch(handle -> handle.state().compareTo(State.SUCCEEDED) >= 0);
        List<Throwable> found = new ArrayList<>(dropped);
        found.addAll(told);
        for (Probe<?> probe : probes) {
            if (probe.failureOrNull() instanceof GroupFailure group) {
                group.leaves().stream().map(Leaf::failure).forEach(found::add);
            } else if (probe.failureOrNull() != null) {
                found.add(probe.failureOrNull());
            }
        }
        for (Throwable failure : raised) {
            assertThat(found.stream().filter(other -> other == failure).count()).as("places of " + failure)
                    .isEqualTo(1);
        }
        assertThat(handled.keySet()).as("handled failures").noneMatch(found::contains);
        assertThat(timer.waiting()).as("timers left").isZero();
    }
}
