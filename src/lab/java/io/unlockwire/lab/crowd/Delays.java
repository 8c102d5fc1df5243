package io.unlockwire.lab.crowd;

/** How long things took, in 64 steps an octave, from a microsecond to 38 hours: exact to 1.6 %. For one thread. */
final class Delays {

    private static final int STEPS = 64;
    private static final int BITS = 6;

    private final long[] counts = new long[STEPS * 32];
    private long count;
    private long most;

    void add(long micros) {
        long value = Math.max(0, micros);
        counts[bucket(value)]++;
        count++;
        most = Math.max(most, value);
    }

    long count() {
        return count;
    }

    /** Milliseconds. */
    double most() {
        return most / 1e3;
    }

    /** Milliseconds within which that share was done, for example 0.99; 0 where there is nothing. */
    double at(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && rank > 0) {
                return Math.min(most, upper(i)) / 1e3;
            }
        }
        return 0;
    }

    private static int bucket(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int octave = 63 - Long.numberOfLeadingZeros(value) - BITS;
        int bucket = (octave + 1) * STEPS + (int) (value >>> octave) - STEPS;
        return Math.min(bucket, STEPS * 32 - 1);
    }

    private static long upper(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int octave = bucket / STEPS - 1;
        return ((long) (bucket % STEPS + STEPS + 1) << octave) - 1;
    }
}
