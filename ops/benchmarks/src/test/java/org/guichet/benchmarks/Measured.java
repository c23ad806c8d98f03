package org.guichet.benchmarks;

/**
 * What one stretch of load came to.
 *
 * @param perSecond completed in a second
 * @param p50 milliseconds; likewise the other two
 * @param failures answers other than the one expected
 */
record Measured(double perSecond, double p50, double p95, double p99, long failures) {
    String row(String name) {
        return "%-34s %10.0f/s %9.2f %9.2f %9.2f ms  %d failures".formatted(name, perSecond, p50, p95, p99, failures);
    }
}
