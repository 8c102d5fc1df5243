package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure;
import io.unlockwire.taskgroup.JoinPolicy;
import io.unlockwire.taskgroup.Subtask;
import io.unlockwire.taskgroup.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Providers that are asked for the same at the same time; the first figure counts, and ends the other requests. */
record Rivals(List<MarketProvider> all) {

    private static final TaskGroup.Options RACE = TaskGroup.with().name("race")
            .policy(JoinPolicy::firstSuccess);

    Rivals {
        all = List.copyOf(all);
    }

    boolean mayMeet(MarketProvider other) {
        return other.remote() && all.stream().allMatch(MarketProvider::remote);
    }

    Rivals and(MarketProvider other) {
        return new Rivals(Stream.concat(all.stream(), Stream.of(other)).toList());
    }

    /** Unknown if none of them knows the asset; fails with {@link ProvidersDown} if one of them failed and none had it. */
    <T> Uni<Answer<T>> ask(Function<MarketProvider, Uni<Answer<T>>> question) {
        return all.size() == 1 ? alone(all.get(0), question) : race(question);
    }

    /** Who has no rival needs no race. */
    private static <T> Uni<Answer<T>> alone(MarketProvider provider,
            Function<MarketProvider, Uni<Answer<T>>> question) {
        return Uni.createFrom().deferred(() -> question.apply(provider))
                .onFailure()
                .transform(failure -> new ProvidersDown(List.of(cause(provider.name(), failure))));
    }

    private <T> Uni<Answer<T>> race(Function<MarketProvider, Uni<Answer<T>>> question) {
        return Uni.createFrom().deferred(() -> {
            List<Subtask<Answer<T>>> runs = new ArrayList<>();
            return RACE.<Answer<T>>run(group -> {
                all.forEach(provider -> runs.add(group.fork(provider.name(), onlyFound(provider, question))));
                return () -> won(runs);
            }).onFailure(GroupFailure.class).recoverWithUni(() -> lost(runs));
        });
    }

    /** One who does not know must not win against one who does. */
    private static <T> Uni<Answer<T>> onlyFound(MarketProvider provider,
            Function<MarketProvider, Uni<Answer<T>>> question) {
        return Uni.createFrom().deferred(() -> question.apply(provider))
                .invoke(answer -> {
                    if (answer instanceof Answer.UnknownAsset) {
                        throw new NotKnown();
                    }
                });
    }

    private static <T> Answer<T> won(List<Subtask<Answer<T>>> runs) {
        return runs.stream().filter(run -> run.state() == Subtask.State.SUCCEEDED).findFirst().orElseThrow()
                .get();
    }

    private static <T> Uni<Answer<T>> lost(List<Subtask<Answer<T>>> runs) {
        List<String> causes = runs.stream().filter(run -> !(run.failure() instanceof NotKnown))
                .map(run -> cause(run.name(), run.failure())).toList();
        return causes.isEmpty()
                ? Uni.createFrom().item(new Answer.UnknownAsset<>())
                : Uni.createFrom().failure(new ProvidersDown(causes));
    }

    private static String cause(String provider, @Nullable Throwable failure) {
        return provider + ": " + Causes.of(failure);
    }

    private static final class NotKnown extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotKnown() {
            super(null, null, false, false);
        }
    }
}
