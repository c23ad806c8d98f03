package org.guichet.registry.client;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number by which the revenue agency knows an organization: nine digits, the last a check digit. The accounts an
 * organization has with a programme add two letters and four digits to it, which are no part of the number.
 */
public record BusinessNumber(String digits) {
    /** The attribute that holds it. */
    public static final String ATTRIBUTE = "identifier.businessNumber";

    private static final int SHOWN = 3;
    private static final Pattern DIGITS = Pattern.compile("[1-9]\\d{8}");
    private static final Pattern TYPED = Pattern.compile("(\\d{3}[\\h-]?\\d{3}|\\d{5}[\\h-]?\\d)[\\h-]?\\d{3}");
    private static final Pattern BETWEEN = Pattern.compile("[\\h-]");

    public BusinessNumber {
        if (!DIGITS.matcher(digits).matches() || !CheckDigit.fits(digits)) {
            throw new IllegalArgumentException("Not a business number");
        }
    }

    /** Reads it as people write it, with blanks or hyphens between groups or none; empty where it is none. */
    public static Optional<BusinessNumber> of(String typed) {
        String stripped = typed.strip();
        if (!TYPED.matcher(stripped).matches()) {
            return Optional.empty();
        }
        String digits = BETWEEN.matcher(stripped).replaceAll("");
        return DIGITS.matcher(digits).matches() && CheckDigit.fits(digits)
                ? Optional.of(new BusinessNumber(digits))
                : Optional.empty();
    }

    /** Its last digits alone: what is shown before a view is opened. */
    public String masked() {
        return "••• ••• " + digits.substring(digits.length() - SHOWN);
    }
}
