package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The providers in their order, as one that falls back from each to the next. For a quote, neighbours that are asked
 * over
 * a network run against each other, and are one step.
 */
final class Providers {

    private final List<MarketProvider> all;

    Providers(List<? extends MarketProvider> all) {
        this.all = List.copyOf(all);
    }

    void require(Part part) {
        if (!offers(part)) {
            throw new IllegalArgumentException(part + " is required, and no provider offers it");
        }
    }

    boolean offers(Part part) {
        return all.stream().anyMatch(p -> p.offers().contains(part));
    }

    /**
     * The figure from the first that has it. Unknown only if each was up and did not know the asset;
     * otherwise fails with {@link ProvidersDown}.
     */
    <T> Uni<Answer<T>> ask(Part part, Function<MarketProvider, Uni<Answer<T>>> question) {
        List<Rivals> steps = new ArrayList<>();
        for (MarketProvider provider : all) {
            if (provider.offers().contains(part)) {
                if (part == Part.QUOTE && !steps.isEmpty() && steps.get(steps.size() - 1).mayMeet(provider)) {
                    steps.set(steps.size() - 1, steps.get(steps.size() - 1).and(provider));
                } else {
                    steps.add(new Rivals(List.of(provider)));
                }
            }
        }
        return ask(steps, question, List.of());
    }

    private static <T> Uni<Answer<T>> ask(List<Rivals> left,
            Function<MarketProvider, Uni<Answer<T>>> question,
            List<String> causes) {
        if (left.isEmpty()) {
            return causes.isEmpty()
                    ? Uni.createFrom().item(new Answer.UnknownAsset<>())
                    : Uni.createFrom().failure(new ProvidersDown(causes));
        }
        List<Rivals> others = left.subList(1, left.size());
        return left.get(0).ask(question)
                .onItemOrFailure().transformToUni((answer, failure) -> answer == null
                        ? ask(others, question, and(causes, failure))
                        : answer.fold(found -> Uni.createFrom().item(answer),
                                () -> ask(others, question, causes)));
    }

    private static List<String> and(List<String> causes, Throwable failure) {
        List<String> more = new ArrayList<>(causes);
        more.addAll(failure instanceof ProvidersDown down ? down.causes() : List.of(Causes.of(failure)));
        return List.copyOf(more);
    }
}
