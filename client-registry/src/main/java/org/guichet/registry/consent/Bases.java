package org.guichet.registry.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Every ground there is just now for one client, one recipient and some purposes: read once, asked many times.
 *
 * @param livePurposes those of the purposes asked for that are live today
 * @param consents of the client
 * @param others the consents of other clients of whom something is held about the client
 */
public record Bases(
        Set<String> livePurposes, List<Ground> grounds, List<Given> consents, Map<ClientId, List<Given>> others) {
    static final String ANY = "*";

    public Bases {
        livePurposes = Set.copyOf(livePurposes);
        grounds = List.copyOf(grounds);
        consents = List.copyOf(consents);
        others = Map.copyOf(others);
    }

    /** Where nothing is held that speaks of anybody else. */
    public Bases(Set<String> livePurposes, List<Ground> grounds, List<Given> consents) {
        this(livePurposes, grounds, consents, Map.of());
    }

    /** The same with the consents of those of whom something is held about the client. */
    public Bases with(Map<ClientId, List<Given>> consentsOfOthers) {
        return new Bases(livePurposes, grounds, consents, consentsOfOthers);
    }

    /** The same without the authorities that ask nobody. */
    public Bases byConsentAlone() {
        List<Ground> asking = grounds.stream().filter(Ground::consentRequired).toList();
        return new Bases(livePurposes, asking, consents, others);
    }

    /** The grounds for using what speaks of another client: the authorities, and what she consented to herself. */
    public Bases of(ClientId other) {
        return new Bases(livePurposes, grounds, others.getOrDefault(other, List.of()));
    }

    /**
     * An authority in force.
     *
     * @param number of its version
     */
    public record Ground(
            String code,
            int number,
            boolean consentRequired,
            String fromParty,
            Set<String> categories,
            Set<String> purposes,
            String textEn,
            String textFr) {
        boolean speaksOf(String purpose, String party, String category) {
            return purposes.contains(purpose)
                    && (fromParty.equals(ANY) || fromParty.equals(party))
                    && (categories.contains(ANY) || categories.contains(category));
        }
    }

    /** What the client last said of a consent: YES permits just now; NONE is no word, or one that no longer counts. */
    public enum Word {
        YES,
        REFUSED,
        WITHDRAWN,
        NONE
    }

    /**
     * A consent and what she last said of it.
     *
     * @param at when she said it
     */
    public record Given(UUID id, String purpose, Set<String> categories, Word word, Instant at) {
        boolean valid() {
            return word == Word.YES;
        }

        /**
         * The last word counts, whichever of her consents she said it of, and under whichever of her ids: whoever is asked
         * again and says no has taken back what she allowed before.
         */
        boolean takesBack(Given other) {
            return (word == Word.WITHDRAWN || word == Word.REFUSED) && at.isAfter(other.at);
        }

        boolean speaksOf(String wantedPurpose, String category) {
            return purpose.equals(wantedPurpose) && categories.contains(category);
        }
    }

    /** What may be done with a party's facts of one category for one purpose. */
    public sealed interface Answer {
        record Authorised(Ground ground) implements Answer {}

        record Consented(Given consent, Ground ground) implements Answer {}

        /** @param withdrawn whether she allowed it once and took it back; a question she said no to is none */
        record ConsentNeeded(boolean withdrawn) implements Answer {}

        record None() implements Answer {}
    }

    /** Whether for each of the categories a ground says that consent is required. */
    boolean askConsent(String purpose, Collection<String> wanted) {
        return wanted.stream()
                .allMatch(category -> grounds.stream()
                        .filter(Ground::consentRequired)
                        .filter(ground -> ground.purposes().contains(purpose))
                        .anyMatch(ground -> ground.categories().contains(ANY)
                                || ground.categories().contains(category)));
    }

    /** The same grounds as they would be, were the consent withdrawn at that instant. */
    public Bases without(UUID consent, Instant at) {
        List<Given> left = consents.stream()
                .map(given -> given.id().equals(consent)
                        ? new Given(given.id(), given.purpose(), given.categories(), Word.WITHDRAWN, at)
                        : given)
                .toList();
        return new Bases(livePurposes, grounds, left, others);
    }

    /** Authority is looked at first; consent only where an authority says that it is required (rule 9). */
    public Answer answer(String purpose, String party, String category) {
        @Nullable Ground needsConsent = null;
        for (Ground ground : grounds) {
            if (ground.speaksOf(purpose, party, category)) {
                if (!ground.consentRequired()) {
                    return new Answer.Authorised(ground);
                }
                needsConsent = ground;
            }
        }
        if (needsConsent == null) {
            return new Answer.None();
        }
        List<Given> speaking = consents.stream()
                .filter(consent -> consent.speaksOf(purpose, category))
                .toList();
        List<Given> allowing = speaking.stream().filter(Given::valid).toList();
        Optional<Given> valid = allowing.stream()
                .filter(given -> speaking.stream().noneMatch(other -> other.takesBack(given)))
                .findFirst();
        if (valid.isPresent()) {
            return new Answer.Consented(valid.get(), needsConsent);
        }
        boolean withdrawn = speaking.stream().anyMatch(given -> given.word() == Word.WITHDRAWN);
        return new Answer.ConsentNeeded(withdrawn || !allowing.isEmpty());
    }
}
