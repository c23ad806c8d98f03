package org.guichet.catalog.contact;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.Assurance;

/**
 * A way to make sure who a caller is. Data: how sure it can make us is the installation's to say, channel by channel.
 *
 * @param code for example {@code photo-document}
 * @param highest by channel, what it can reach there; it cannot be used in a channel that is not in it
 * @param alsoKnownAs other codes callers of the API name it by
 */
public record IdentificationMethod(
        String code,
        String nameEn,
        String nameFr,
        RecordedBy recordedBy,
        Map<String, Assurance> highest,
        Set<String> alsoKnownAs) {

    /** Who sees whether it passed. */
    public enum RecordedBy {
        /** Whoever serves the caller, and says so. */
        STAFF,
        /** The platform: nobody can say that it passed. */
        PLATFORM
    }

    public IdentificationMethod {
        highest = Map.copyOf(highest);
        alsoKnownAs = Set.copyOf(alsoKnownAs);
    }

    public String name(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? nameFr : nameEn;
    }

    /** What it can reach in a channel; empty where it cannot be used there. */
    public Optional<Assurance> highestIn(String channel) {
        return Optional.ofNullable(highest.get(channel));
    }

    /** Whether it is meant; how a code is spelt, {@code PHOTO_DOCUMENT} or {@code photo-document}, does not matter. */
    boolean isCalled(String name) {
        String spelt = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return code.equals(spelt) || alsoKnownAs.contains(spelt);
    }
}
