package io.unlockwire.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The same join by the JDK's own {@code StructuredTaskScope}, a preview of JDK 25: each subtask waits on a virtual
 * thread of its own.
 */
public final class StructuredJoin implements ToIntFunction<GroupBenchmark> {

    @Override
    public int applyAsInt(GroupBenchmark benchmark) {
        boolean sync = benchmark.signals.equals("sync");
        boolean fails = benchmark.signals.equals("fail");
        List<CompletableFuture<Integer>> sources = Stream.generate(CompletableFuture<Integer>::new)
                .limit(sync ? 0 : benchmark.subtasks).toList();
        try (var scope = StructuredTaskScope.open(Joiner.<Integer>allSuccessfulOrThrow())) {
            for (int i = 0; i < benchmark.subtasks; i++) {
                int each = i;
                scope.fork(() -> sync ? 1 : sources.get(each).get());
            }
            for (int i = 0; i < sources.size(); i++) {
                if (fails && i == benchmark.subtasks / 2) {
                    sources.get(i).completeExceptionally(benchmark.cause);
                    break;
                }
                sources.get(i).complete(1);
            }
            return scope.join().mapToInt(StructuredTaskScope.Subtask::get).sum();
        } catch (StructuredTaskScope.FailedException failed) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
