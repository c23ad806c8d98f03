package org.guichet.registry.representation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guichet.registry.client.ClientKind;

/**
 * A kind of representation.
 *
 * @param of whom it is for
 * @param categories what it may extend to at most, or {@code *}
 * @param proofs kinds of document that prove it
 * @param endNeeded whether it needs a last day
 */
public record RepresentationKind(
        String code,
        Of of,
        String labelEn,
        String labelFr,
        String lawEn,
        String lawFr,
        Set<String> categories,
        List<String> proofs,
        boolean endNeeded) {

    static final String TRUSTED_INTERMEDIARY = "TRUSTED_INTERMEDIARY";

    /** Who can be represented so. */
    public enum Of {
        MINOR,
        ADULT,
        /** Somebody who has died: whoever acts administers the estate. */
        DECEASED,
        ORGANIZATION
    }

    public RepresentationKind {
        categories = Set.copyOf(categories);
        proofs = List.copyOf(proofs);
    }

    public boolean ofMinors() {
        return of == Of.MINOR;
    }

    public boolean ofDeceased() {
        return of == Of.DECEASED;
    }

    /** Whether partners act by it at their own desk, and organizations may be named in it. */
    public boolean atPartnerDesk() {
        return code.equals(TRUSTED_INTERMEDIARY);
    }

    /** Whether it is for clients of that kind. */
    public boolean isFor(ClientKind client) {
        return (of == Of.ORGANIZATION) == (client == ClientKind.ORGANIZATION);
    }

    /** Whether it extends to the category by name: where nothing else is enough. */
    boolean names(String category) {
        return categories.contains(category);
    }

    public String label(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? labelFr : labelEn;
    }

    /** The law it rests on. */
    public String law(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? lawFr : lawEn;
    }

    boolean mayExtendTo(String category) {
        return categories.contains(Scope.ALL) || categories.contains(category);
    }
}
