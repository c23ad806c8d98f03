package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One version of what people are shown before they consent for a purpose; no consent exceeds it.
 *
 * @param number its place among the versions of the notice, from 1: the order is not that of text
 * @param shownFrom the first day it is shown
 * @param material whether consents to the versions before it need renewing
 * @param dataCategories categories of the attribute dictionary
 * @param recipients party codes
 * @param texts by ISO 639 code, English and French among them
 */
public record Notice(
        String purpose,
        String version,
        int number,
        LocalDate shownFrom,
        boolean material,
        List<String> dataCategories,
        List<String> recipients,
        Map<String, String> texts) {
    private static final String OTHERWISE = "en";

    public Notice {
        dataCategories = List.copyOf(dataCategories);
        recipients = List.copyOf(recipients);
        texts = Map.copyOf(texts);
    }

    /** The language it is shown in to whoever reads in that one: English where there is no text of hers. */
    public String language(Locale locale) {
        return texts.containsKey(locale.getLanguage()) ? locale.getLanguage() : OTHERWISE;
    }

    /** Whether the consent could be given on it: it speaks of all the consent lets happen. */
    public boolean covers(ConsentRecord consent) {
        return dataCategories.containsAll(consent.dataCategories()) && recipients.containsAll(consent.recipients());
    }

    /** Whether there is nothing left to ask of whoever has that consent: it lets all of it happen, or waits for her answer. */
    public boolean isSettledBy(ConsentRecord consent) {
        return purpose.equals(consent.purpose())
                && (consent.state().permits() || consent.state() == ConsentRecord.State.REQUESTED)
                && consent.dataCategories().containsAll(dataCategories)
                && consent.recipients().containsAll(recipients);
    }

    /** The same notice, of some of what it speaks of alone. */
    Notice narrowed(List<String> categories, List<String> parties) {
        return new Notice(purpose, version, number, shownFrom, material, categories, parties, texts);
    }

    /** The text in {@link #language(Locale)}. */
    public String text(Locale locale) {
        return texts.getOrDefault(language(locale), "");
    }
}
