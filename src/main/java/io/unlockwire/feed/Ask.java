package io.unlockwire.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a client of the stream asks for: to go on after an id, or from a moment, or else live.
 *
 * @param lastId as sent; what it is worth is told in the stream
 * @param since epoch milliseconds
 */
record Ask(@Nullable String lastId, @Nullable Long since, Selection selection) {}
