package org.guichet.registry.client;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the attribute dictionary.
 *
 * @param code for example {@code income.net}; named after the EU Core Person Vocabulary where it has a term
 * @param category the data category authorities and consents speak of, for example {@code income}
 * @param freshness how long a value may be used without being confirmed; null where it does not age
 * @param prefillable never true for consents, declarations and attestations (rule 4)
 * @param held KEPT: facts in the registry; ELSEWHERE: rows another room keeps and opens with a permit
 * @param codes the values a CODE may take; none means ISO 3166 alpha-2 country codes
 * @param steward code of the organization that answers for it
 * @param collectedUnder code of the authority it is collected under
 * @param approval whether a second person decides upon its correction
 * @param encrypted values are ciphertext wherever they are kept, and masked where they are shown
 * @param indexed an encrypted value is found by a keyed index: identifiers alone, because an index of a value with few
 *     possibilities tells the value by how often it occurs
 * @param appliesTo the kinds of client it can be known of
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
        List<String> codes,
        boolean encrypted,
        boolean indexed,
        @Nullable String steward,
        @Nullable String collectedUnder,
        boolean approval,
        @Nullable Limits limits,
        Set<ClientKind> appliesTo) {
    private static final String IDENTIFIER = "identifier.";
    private static final int SHOWN = 3;

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
        appliesTo = Set.copyOf(appliesTo);
        if (indexed && !(encrypted && type == Type.TEXT && code.startsWith(IDENTIFIER))) {
            throw new IllegalArgumentException("No index on " + code + ": it is no encrypted identifier");
        }
    }

    /** A value as it may be shown to people: of an encrypted one the last characters alone. */
    public Object shown(Object value) {
        if (!encrypted) {
            return value;
        }
        String text = value.toString();
        int hidden = Math.max(text.length() - SHOWN, 0);
        String masked =
                "•".repeat(hidden) + (hidden < SHOWN ? "•".repeat(text.length() - hidden) : text.substring(hidden));
        return masked.replaceAll("(?<=.)(?=(.{3})+$)", " ");
    }

    public boolean appliesTo(ClientKind kind) {
        return appliesTo.contains(kind);
    }

    /** What a value may be; the limits of the type where the dictionary says no more. */
    public Limits bounds() {
        return limits == null ? Limits.OF_TYPE : limits;
    }

    public String label(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? labelFr : labelEn;
    }
}
