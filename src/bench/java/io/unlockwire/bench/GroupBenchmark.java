package io.unlockwire.bench;

import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Uni;
import io.unlockwire.bench.ByHand.OfMutiny;
import io.unlockwire.bench.ByHand.OfReactor;
import io.unlockwire.bench.ByHand.OfRxJava;
import io.unlockwire.taskgroup.Subtask;
import io.unlockwire.taskgroup.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Mono;

/** n subtasks joined to a sum, or to −1 if one fails: each library in its own words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupBenchmark {

    final RuntimeException cause = new RuntimeException("x", null, false, false) {
        private static final long serialVersionUID = 1;
    };

    @Param({"1", "4", "16", "256"})
    public int subtasks;
    @Param({"later", "sync", "fail"})
    public String signals;

    private boolean sync;
    private boolean fails;
    private List<OfMutiny> mutinies;
    private List<OfReactor> reactors;
    private List<OfRxJava> singles;
    private List<Uni<Integer>> unis;
    private List<Mono<Integer>> monos;
    private List<Single<Integer>> rxes;
    private ToIntFunction<GroupBenchmark> structured;
    private int result;

    @Setup
    public void prepare() {
        structured = structured();
        sync = signals.equals("sync");
        fails = signals.equals("fail");
        mutinies = Stream.generate(OfMutiny::new).limit(subtasks).toList();
        reactors = Stream.generate(OfReactor::new).limit(subtasks).toList();
        singles = Stream.generate(OfRxJava::new).limit(subtasks).toList();
        unis = new ArrayList<>(mutinies);
        monos = new ArrayList<>(reactors);
        rxes = new ArrayList<>(singles);
        if (sync) {
            unis.replaceAll(ignored -> Uni.createFrom().item(1));
            monos.replaceAll(ignored -> Mono.just(1));
            rxes.replaceAll(ignored -> Single.just(1));
        }
    }

    @Benchmark
    public int taskGroup() {
        return uni(TaskGroup.<Integer>run(group -> {
            List<Subtask<Integer>> handles = new ArrayList<>(subtasks);
            for (int i = 0; i < subtasks; i++) {
                handles.add(group.fork("s", unis.get(i)));
            }
            return () -> {
                int sum = 0;
                for (int i = 0; i < subtasks; i++) {
                    sum += handles.get(i).get();
                }
                return sum;
            };
        }));
    }

    @Benchmark
    public int uniJoin() {
        return uni(Uni.join().all(unis).andFailFast().onItem().transform(GroupBenchmark::sum));
    }

    @Benchmark
    public int uniCombine() {
        return uni(Uni.combine().all().unis(unis).with(GroupBenchmark::sum));
    }

    private int uni(Uni<Integer> joined) {
        result = 0;
        joined.subscribe().with(item -> result = item, failure -> result = -1);
        for (int i = 0; i < subtasks && !sync; i++) {
            if (fails && i == subtasks / 2) {
                mutinies.get(i).subscriber.onFailure(cause);
                break;
            }
            mutinies.get(i).subscriber.onItem(1);
        }
        return result;
    }

    @Benchmark
    public int monoZip() {
        result = 0;
        var unused = Mono.zip(monos, GroupBenchmark::sum).subscribe(item -> result = item,
                failure -> result = -1);
        for (int i = 0; i < subtasks && !sync; i++) {
            if (fails && i == subtasks / 2) {
                reactors.get(i).subscriber.onError(cause);
                break;
            }
            reactors.get(i).item(1);
        }
        return result;
    }

    @Benchmark
    public int singleZip() {
        result = 0;
        var unused = Single.zip(rxes, GroupBenchmark::sum).subscribe(item -> result = item,
                failure -> result = -1);
        for (int i = 0; i < subtasks && !sync; i++) {
            if (fails && i == subtasks / 2) {
                singles.get(i).observer.onError(cause);
                break;
            }
            singles.get(i).observer.onSuccess(1);
        }
        return result;
    }

    /** Does not fail fast, so the others complete as well. */
    @Benchmark
    public int allOf() {
        result = 0;
        CompletableFuture<?>[] futures = new CompletableFuture<?>[subtasks];
        for (int i = 0; i < subtasks; i++) {
            futures[i] = sync ? CompletableFuture.completedFuture(1) : new CompletableFuture<>();
        }
        var unused = CompletableFuture.allOf(futures).whenComplete((ignored, failure) -> {
            result = failure == null ? futures.length : -1;
        });
        for (int i = 0; i < subtasks && !sync; i++) {
            complete(futures[i], fails && i == subtasks / 2);
        }
        return result;
    }

    @Benchmark
    public int structuredTaskScope() {
        return structured.applyAsInt(this);
    }

    static boolean hasStructuredTaskScope() {
        return structured() != null;
    }

    /** It is compiled on the JDK that has it alone. */
    @SuppressWarnings("unchecked")
    private static ToIntFunction<GroupBenchmark> structured() {
        try {
            return (ToIntFunction<GroupBenchmark>) Class.forName("io.unlockwire.bench.StructuredJoin")
                    .asSubclass(ToIntFunction.class).getConstructor().newInstance();
        } catch (ReflectiveOperationException | UnsupportedClassVersionError absent) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private void complete(CompletableFuture<?> future, boolean fails) {
        if (fails) {
            future.completeExceptionally(cause);
        } else {
            ((CompletableFuture<Integer>) future).complete(1);
        }
    }

    private static int sum(List<?> items) {
        return sum(items.toArray());
    }

    private static int sum(Object[] items) {
        int sum = 0;
        for (Object item : items) {
            sum += (Integer) item;
        }
        return sum;
    }
}
