package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The providers in their order, as one that falls back from each to the next. */
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
        List<MarketProvider> offering = all.stream().filter(p -> p.offers().contains(part)).toList();
        return ask(offering, question, List.of());
    }

    private static <T> Uni<Answer<T>> ask(List<MarketProvider> left,
            Function<MarketProvider, Uni<Answer<T>>> question,
            List<String> causes) {
        if (left.isEmpty()) {
            return causes.isEmpty()
                    ? Uni.createFrom().item(new Answer.UnknownAsset<>())
                    : Uni.createFrom().failure(new ProvidersDown(causes));
        }
        MarketProvider first = left.get(0);
        List<MarketProvider> others = left.subList(1, left.size());
        return Uni.createFrom().deferred(() -> question.apply(first))
                .onItemOrFailure().transformToUni((answer, failure) -> answer == null
                        ? ask(others, question, and(causes, first.name() + ": " + Causes.of(failure)))
                        : answer.fold(found -> Uni.createFrom().item(answer),
                                () -> ask(others, question, causes)));
    }

    private static List<String> and(List<String> causes, String cause) {
        List<String> more = new ArrayList<>(causes);
        more.add(cause);
        return List.copyOf(more);
    }
}
