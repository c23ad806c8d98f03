package org.guichet.registry.client;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Canadian Social Insurance Number: nine digits, the last a check digit by the Luhn formula (ISO/IEC 7812-1, annex B).
 * The first tells where it was registered; 9 is for temporary residents. None was issued that begins with 8, nor with 0,
 * where the revenue agency's own numbers for people without one lie.
 */
public record SocialInsuranceNumber(String digits) {
    /** The attribute that holds it. */
    public static final String ATTRIBUTE = "identifier.sin";

    private static final Pattern ISSUED = Pattern.compile("[1-79]\\d{8}");
    private static final Pattern TYPED = Pattern.compile("\\d{3}[\\h-]?\\d{3}[\\h-]?\\d{3}");
    private static final Pattern BETWEEN = Pattern.compile("[\\h-]");

    public SocialInsuranceNumber {
        if (!ISSUED.matcher(digits).matches() || !CheckDigit.fits(digits)) {
            throw new IllegalArgumentException("Not a Social Insurance Number");
        }
    }

    /** Reads it as people write it, in groups of three with blanks or hyphens or none; empty where it is none. */
    public static Optional<SocialInsuranceNumber> of(String typed) {
        String stripped = typed.strip();
        if (!TYPED.matcher(stripped).matches()) {
            return Optional.empty();
        }
        String digits = BETWEEN.matcher(stripped).replaceAll("");
        return ISSUED.matcher(digits).matches() && CheckDigit.fits(digits)
                ? Optional.of(new SocialInsuranceNumber(digits))
                : Optional.empty();
    }

    /** Never the number: it would end in a log. */
    @Override
    public String toString() {
        return "SocialInsuranceNumber[...]";
    }
}
