package org.guichet.registry.matching;

/** Evidence is counted in bits. */
final class Bits {
    private static final double LOG_2 = Math.log(2);

    private Bits() {}

    static double log2(double value) {
        return Math.log(value) / LOG_2;
    }
}
