package io.unlockwire.market;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a provider's answer holds about one asset: a figure, silence, or what cannot be believed. */
record Got<T>(Answer<T> answer, @Nullable RuntimeException fault) {

    static <T> Got<T> nothing() {
        return new Got<>(new Answer.UnknownAsset<>(), null);
    }

    /** Reads it; what is thrown is its fault, and no other asset's. */
    static <T> Got<T> of(Supplier<Answer<T>> reading) {
        try {
            return new Got<>(reading.get(), null);
        } catch (RuntimeException e) {
            return new Got<>(new Answer.UnknownAsset<>(), e);
        }
    }

    Uni<Answer<T>> uni() {
        return fault == null ? Uni.createFrom().item(answer) : Uni.createFrom().failure(fault);
    }
}
