package io.unlockwire.unlock;

import java.math.BigDecimal;
import java.util.List;

/** How far one figure may lie from another, as a factor of it; both ends belong to it. */
public record Ratio(BigDecimal least, BigDecimal greatest) {

    /** Honest reports of one unlock. */
    public static final Ratio ALIKE = of("0.75", "1.33");
    /** What is printed of one figure, once a unit has been misread. */
    public static final Ratio PRINTED = of("0.95", "1.05");

    /** Words misread by a letter slip by up to ten thousand; 亿 read as one slips by eight digits. */
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2, 3, -3, 4, -4, 8, -8);

    public static Ratio of(String least, String greatest) {
        return new Ratio(new BigDecimal(least), new BigDecimal(greatest));
    }

    /** One lies within this ratio of the other. */
    public boolean holds(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(least)) >= 0 && one.compareTo(other.multiply(greatest)) <= 0;
    }

    /** One would lie within this ratio of the other, had not a misread unit put a power of ten between them. */
    public boolean slipped(BigDecimal one, BigDecimal other) {
        return SLIPS.stream().anyMatch(n -> holds(one, other.scaleByPowerOfTen(n)));
    }
}
