package org.guichet.catalog.publicservice;

import java.util.Locale;

/** A text in both official languages. */
public record Bilingual(String en, String fr) {
    public String in(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? fr : en;
    }
}
