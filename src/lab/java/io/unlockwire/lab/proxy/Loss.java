package io.unlockwire.lab.proxy;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * An answer to be lost: the broker gets the request and carries it out, the client never hears of it.
 *
 * @param requests the API keys it may be the answer to
 * @param client part of the client id that it is for; empty for any
 * @param silent true if the connection stays open and silent; false if it breaks
 * @param sent run once the broker has been sent the request
 * @param lost completes once the answer has come and been lost
 */
public record Loss(Set<Integer> requests, String client, boolean silent, Runnable sent,
        CompletableFuture<Void> lost) {

    /** API key of the request that ends a transaction. */
    public static final int END_TXN = 26;
    /** API key of the request that adds consumer offsets to a transaction. */
    public static final int TXN_OFFSET_COMMIT = 28;

    public Loss(Set<Integer> requests, String client, boolean silent, Runnable sent) {
        this(Set.copyOf(requests), client, silent, sent, new CompletableFuture<>());
    }

    boolean isOf(int apiKey, String clientId) {
        return requests.contains(apiKey) && clientId.contains(client);
    }
}
