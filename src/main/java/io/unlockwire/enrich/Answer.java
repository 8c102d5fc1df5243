package io.unlockwire.enrich;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a provider that is up says: the figure, or that it does not know the asset. */
public sealed interface Answer<T> {

    /** The figure. */
    record Found<T>(T value) implements Answer<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> found, Supplier<? extends R> unknownAsset) {
            return found.apply(value);
        }
    }

    /** The provider is up and has never heard of the asset, or not of this figure of it. */
    record UnknownAsset<T>() implements Answer<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> found, Supplier<? extends R> unknownAsset) {
            return unknownAsset.get();
        }
    }

    /** The figure, or where there is none, that it is not known. */
    static <T> Answer<T> ofNullable(@Nullable T value) {
        return value == null ? new UnknownAsset<>() : new Found<>(value);
    }

    <R> R fold(Function<? super T, ? extends R> found, Supplier<? extends R> unknownAsset);
}
