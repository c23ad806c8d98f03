package org.guichet.catalog.identification;

import java.util.Locale;

/**
 * A question as whoever serves the caller reads it aloud. The answer is nowhere in it.
 *
 * @param number as it is answered; 1 is the first
 * @param comparison how the answer is typed and compared
 */
public record Question(int number, String textEn, String textFr, Comparison comparison) {

    public String text(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? textFr : textEn;
    }
}
