package org.guichet.registry.matching;

/**
 * What one attribute says.
 *
 * @param attribute a code of the dictionary; {@code household} for what is taken back because people of one household
 *     would agree on it too
 * @param weight bits: log2 of how much likelier this level is for one person than for two
 */
public record Reason(String attribute, Level level, double weight) {
    /** The attribute code of what is taken back. */
    public static final String HOUSEHOLD = "household";
}
