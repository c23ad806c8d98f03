package org.guichet.catalog.identification;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How what a caller says is compared with what is held. Nothing said never equals anything. */
public enum Comparison {
    /** Letters and digits alone, whatever their case, accents and marks. */
    TEXT {
        @Override
        Optional<String> of(String text) {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[^\\p{L}\\p{N}]+", "");
            return filled(plain.toUpperCase(Locale.ROOT));
        }
    },
    /** The last four digits of a number that has at least four. */
    LAST_FOUR_DIGITS {
        @Override
        Optional<String> of(String text) {
            String digits = text.replaceAll("\\D+", "");
            return digits.length() < FOUR ? Optional.empty() : Optional.of(digits.substring(digits.length() - FOUR));
        }
    },
    /** Year and month of a date: 2024-03, 2024-03-31 or 03/2024. */
    MONTH {
        @Override
        Optional<String> of(String text) {
            Matcher written = YEAR_FIRST.matcher(text.strip());
            if (written.matches()) {
                return Optional.of(written.group(1) + "-" + written.group(2));
            }
            Matcher turned = MONTH_FIRST.matcher(text.strip());
            return turned.matches()
                    ? Optional.of(turned.group(2) + "-"
                            + ("0" + turned.group(1)).substring(turned.group(1).length() - 1))
                    : Optional.empty();
        }
    };

    private static final int FOUR = 4;
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{2})(?:-\\d{2})?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})\\s*/\\s*(\\d{4})");

    /** What is compared of a text; empty where it says nothing that could be. */
    abstract Optional<String> of(String text);

    boolean same(String held, String said) {
        Optional<String> expected = of(held);
        return expected.isPresent() && expected.equals(of(said));
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
