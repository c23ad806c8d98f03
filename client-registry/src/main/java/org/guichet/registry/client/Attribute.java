package org.guichet.registry.client;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the attribute dictionary.
 *
 * @param code for example {@code income.net}; named after the EU Core Person Vocabulary where it has a term
 * @param category the data category authorities and consents speak of, for example {@code income}
 * @param freshness how long a value may be used without being confirmed; null where it does not age
 * @param prefillable never true for consents, declarations and attestations (rule 4)
 * @param codes the values a CODE may take; none means ISO 3166 alpha-2 country codes
 * @param held KEPT: facts in the registry; ELSEWHERE: rows another room keeps and opens with a permit
 */
public record Attribute(
        String code,
        Type type,
        String category,
        String labelEn,
        String labelFr,
        String sensitivity,
        @Nullable Period freshness,
        boolean prefillable,
        Survivorship survivorship,
        Held held,
        List<String> codes) {

    /** JSON types of values; MONEY is a yearly amount in dollars unless its label says otherwise. */
    public enum Type {
        TEXT,
        DATE,
        BOOLEAN,
        NUMBER,
        MONEY,
        CODE,
        LIST
    }

    /** How the current value is chosen among all that were recorded. */
    public enum Survivorship {
        LATEST,
        BEST_VERIFIED
    }

    /** Where the values lie. */
    public enum Held {
        KEPT,
        ELSEWHERE
    }

    public Attribute {
        codes = List.copyOf(codes);
    }

    public String label(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? labelFr : labelEn;
    }
}
