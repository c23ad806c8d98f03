package org.guichet.registry.matching.standard;

import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How near two spellings are: edits with transpositions, Jaro and Winkler's measure, sound. */
public final class Closeness {
    private static final int MOST_EDITS = 2;
    private static final int LONG_WORD = 7;
    private static final double NEAR = 0.86;
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(MOST_EDITS);
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

    private Closeness() {}

    /** A slip of the hand: one edit or one transposition, two in a long word. */
    public static boolean isSlip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (shorter < 3 || Math.abs(a.length() - b.length()) > MOST_EDITS) {
            return false;
        }
        int edits = EDITS.apply(a, b);
        return edits >= 0 && edits <= (shorter >= LONG_WORD ? MOST_EDITS : 1);
    }

    /** One edit or one transposition, whatever the length. */
    public static boolean isOneEdit(String a, String b) {
        return Math.abs(a.length() - b.length()) <= 1 && EDITS.apply(a, b) == 1;
    }

    /** Looks alike, without being a slip. */
    public static boolean isNear(String a, String b) {
        return Math.min(a.length(), b.length()) >= 3 && jaroWinkler(a, b) >= NEAR;
    }

    /** The measure depends on the order of the two; which is asked about first must not matter. */
    private static double jaroWinkler(String a, String b) {
        return a.compareTo(b) <= 0 ? JARO_WINKLER.apply(a, b) : JARO_WINKLER.apply(b, a);
    }

    /** How a word sounds, empty for scripts and words without a sound of their own. */
    public static String sound(String word) {
        String sound = METAPHONE.doubleMetaphone(word);
        return sound == null ? "" : sound;
    }
}
