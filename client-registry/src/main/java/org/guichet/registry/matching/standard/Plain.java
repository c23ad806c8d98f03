package org.guichet.registry.matching.standard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without what carries no identity: case, accents, ligatures, punctuation, direction marks. */
public final class Plain {
    /** What is longer is cut here, with a mark of the rest, so that the cost of a comparison is bounded. */
    static final int LONGEST = 60;

    private static final int LONGEST_TEXT = 500;

    // Vowel signs of Indic scripts are marks too, and are letters of the name: only accents and points go.
    private static final Pattern ACCENTS =
            Pattern.compile("[\\p{InCombiningDiacriticalMarks}\\u0591-\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670]+");
    private static final Pattern SILENT = Pattern.compile("[\\p{Cf}'\u2018\u2019\u02BC\u02B9`\u00B4.]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private Plain() {}

    /** Without any kind of space and any mark of direction. */
    public static String withoutSpaces(String text) {
        return SPACES.matcher(text).replaceAll("");
    }

    /** The words of a text in their order; none where nothing is left. */
    public static List<String> words(String text) {
        if (text.length() > LONGEST_TEXT) {
            String rest = Integer.toHexString(text.hashCode());
            return words(text.substring(0, LONGEST_TEXT - rest.length() - 1) + " " + rest);
        }
        if (isPlain(text)) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        String silent =
                SILENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String plain = letters(ACCENTS.matcher(silent).replaceAll("").toLowerCase(Locale.ROOT));
        List<String> words = new ArrayList<>();
        for (String word : NOT_WORDS.split(plain)) {
            if (!word.isEmpty()) {
                words.add(cut(word));
            }
        }
        return words;
    }

    /** The words written together: "Jean-Pierre", "Jean Pierre" and "JEANPIERRE" are one. */
    public static String joined(String text) {
        return cut(String.join("", words(text)));
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + Integer.toHexString(text.hashCode());
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    /** Letters that Unicode does not take apart, as they are usually written without them. */
    private static String letters(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case 'ß' -> plain.append("ss");
                case 'æ' -> plain.append("ae");
                case 'œ' -> plain.append("oe");
                case 'ø' -> plain.append('o');
                case 'đ', 'ð' -> plain.append('d');
                case 'ł' -> plain.append('l');
                case 'þ' -> plain.append("th");
                case 'ħ' -> plain.append('h');
                case 'ı' -> plain.append('i');
                default -> plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
