package org.guichet.registry.consent;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why data is used, in one version. Named after a term of the Data Privacy Vocabulary. */
public record Purpose(
        Declared.OfPurpose said,
        int number,
        @Nullable Instant since,
        @Nullable Instant endedAt) implements GroundVersion {

    public String dpvTerm() {
        return said.dpvTerm();
    }

    public String name(Locale locale) {
        return GroundVersion.in(locale, said.nameEn(), said.nameFr());
    }

    public String description(Locale locale) {
        return GroundVersion.in(locale, said.descriptionEn(), said.descriptionFr());
    }
}
