package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets one at a time into a stage's engine, in the order in which they come, and says when no
 * transaction is under way. Thread-safe.
 */
final class Turns {

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    /** The work, once everyone who came earlier is done; the turn ends with it, however it ends. */
    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            return Uni.createFrom().completionStage(queue(mine))
                    .chain(() -> work.get())
                    .onTermination().invoke(() -> mine.complete(null));
        });
    }

    /** Whoever has the turn begins what a revocation must wait for; to be completed when that ends. */
    CompletableFuture<Void> begin() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        underWay = begun;
        return begun;
    }

    /** Completes when no transaction is under way any more. */
    CompletableFuture<Void> settled() {
        return underWay;
    }

    private synchronized CompletableFuture<Void> queue(CompletableFuture<Void> mine) {
        CompletableFuture<Void> before = last;
        last = mine;
        return before;
    }
}
