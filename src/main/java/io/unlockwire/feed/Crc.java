package io.unlockwire.feed;

/**
 * The CRC-32 of two byte sequences put together, from those of each: a sum is a polynomial modulo
 * another, bits reversed, and bytes that follow shift it. So a sum over what many clients share is
 * computed once, and each client's own costs a few dozen steps however long that was.
 */
final class Crc {

    private static final int POLYNOMIAL = 0xedb88320;
    private static final int ONE = 1 << 31;
    /** x to the power of 2^k. */
    private static final int[] POWERS = new int[32];

    static {
        POWERS[0] = 1 << 30;
        for (int k = 1; k < POWERS.length; k++) {
            POWERS[k] = product(POWERS[k - 1], POWERS[k - 1]);
        }
    }

    private Crc() {}

    /** What a sum is multiplied by when so many bytes follow. */
    static int shift(int bytes) {
        int result = ONE;
        int k = 3;
        for (int rest = bytes; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = product(POWERS[k & 31], result);
            }
            k++;
        }
        return result;
    }

    /** @param shift of the length of what {@code second} is the sum of */
    static int combined(int first, int second, int shift) {
        return product(shift, first) ^ second;
    }

    private static int product(int one, int other) {
        int result = 0;
        int factor = other;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((one & bit) != 0) {
                result ^= factor;
            }
            factor = (factor & 1) != 0 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
        }
        return result;
    }
}
