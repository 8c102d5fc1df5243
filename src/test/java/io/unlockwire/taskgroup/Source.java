package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the items of a scenario come from: within {@code subscribe}, or later, when the scenario says {@link #go}.
 * Every
 * scenario holds with both.
 */
final class Source {

    enum Kind {
        WITHIN, LATER
    }

    private final Kind kind;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();

    Source(Kind kind) {
        this.kind = kind;
    }

    <T> Uni<T> item(T item) {
        return signal("item " + item, emitter -> emitter.complete(item));
    }

    <T> Uni<T> failure(Throwable failure) {
        return signal("failure " + failure.getMessage(), emitter -> emitter.fail(failure));
    }

    /** Never ends by itself; under this name it is known to have been started and cancelled. */
    <T> Uni<T> never(String name) {
        return Uni.createFrom().<T>emitter(emitter -> {
            started.add(name);
            emitter.onTermination(() -> cancelled.add(name));
        });
    }

    private <T> Uni<T> signal(String name, Consumer<UniEmitter<? super T>> signal) {
        return Uni.createFrom().emitter(emitter -> {
            started.add(name);
            if (kind == Kind.WITHIN) {
                signal.accept(emitter);
            } else {
                waiting.add(() -> signal.accept(emitter));
            }
        });
    }

    /** Lets everything that waits signal, in the order of subscription, until nothing waits. */
    void go() {
        Runnable next;
        while ((next = waiting.poll()) != null) {
            next.run();
        }
    }

    /** Lets the one that has waited longest signal. */
    void goOne() {
        waiting.remove().run();
    }

    List<String> started() {
        return started;
    }

    List<String> cancelled() {
        return cancelled;
    }
}
