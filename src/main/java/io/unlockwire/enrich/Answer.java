package io.unlockwire.enrich;

import java.util.function.Function;
import java.util.function.Supplier;

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

    <R> R fold(Function<? super T, ? extends R> found, Supplier<? extends R> unknownAsset);
}
