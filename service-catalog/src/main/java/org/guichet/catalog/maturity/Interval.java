package org.guichet.catalog.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The 95 % interval of a share (E. B. Wilson, 1927), each end to four decimals.
 *
 * @param low lower bound, 0 to 1
 * @param high upper bound, 0 to 1
 */
public record Interval(BigDecimal low, BigDecimal high) {
    private static final double Z = 1.959963984540054;

    static Interval of(long numerator, long denominator) {
        double share = (double) numerator / denominator;
        double weight = Z * Z / denominator;
        double centre = (share + weight / 2) / (1 + weight);
        double half = Z / (1 + weight) * Math.sqrt(share * (1 - share) / denominator + weight / (4 * denominator));
        return new Interval(rounded(Math.max(0, centre - half)), rounded(Math.min(1, centre + half)));
    }

    private static BigDecimal rounded(double bound) {
        return BigDecimal.valueOf(bound).setScale(4, RoundingMode.HALF_EVEN);
    }
}
