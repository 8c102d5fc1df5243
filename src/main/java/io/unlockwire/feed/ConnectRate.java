package io.unlockwire.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each address may come: so many at once, then so many a second. Remembers the addresses that
 * came last; one that has been forgotten may come as if for the first time. Not thread-safe.
 */
final class ConnectRate {

    private static final int ADDRESSES = 4_096;
    private static final double NANOS = 1e9;

    /** How many more may come, as of a moment. */
    private record Bucket(double tokens, long at) {}

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    ConnectRate(int perSecond, int burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /** Whether it may come now. */
    boolean take(String address) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.getOrDefault(address, new Bucket(burst, now));
        double tokens = Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS * perSecond);
        boolean may = tokens >= 1;
        buckets.put(address, new Bucket(may ? tokens - 1 : tokens, now));
        return may;
    }
}
