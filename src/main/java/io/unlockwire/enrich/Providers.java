package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The providers in their order, as one that falls back from each to the next. For a quote, neighbours that are asked
 * over
 * a network run against each other, and are one step.
 */
final class Providers {

    private final Map<Part, List<Rivals>> steps = new EnumMap<>(Part.class);

    Providers(List<? extends MarketProvider> all) {
        for (Part part : Part.values()) {
            steps.put(part, steps(part, all.stream().filter(one -> one.offers().contains(part)).toList()));
        }
    }

    private static List<Rivals> steps(Part part, List<? extends MarketProvider> offering) {
        List<Rivals> steps = new ArrayList<>();
        for (MarketProvider provider : offering) {
            int last = steps.size() - 1;
            if (part == Part.QUOTE && last >= 0 && steps.get(last).mayMeet(provider)) {
                steps.set(last, steps.get(last).and(provider));
            } else {
                steps.add(new Rivals(List.of(provider)));
            }
        }
        return List.copyOf(steps);
    }

    private List<Rivals> stepsTo(Part part) {
        return steps.getOrDefault(part, List.of());
    }

    void require(Part part) {
        if (!offers(part)) {
            throw new IllegalArgumentException(part + " is required, and no provider offers it");
        }
    }

    boolean offers(Part part) {
        return !stepsTo(part).isEmpty();
    }

    /**
     * The figure from the first that has it. Unknown only if each was up and did not know the asset;
     * otherwise fails with {@link ProvidersDown}.
     */
    <T> Uni<Answer<T>> ask(Part part, Function<MarketProvider, Uni<Answer<T>>> question) {
        return ask(stepsTo(part), question, List.of());
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
