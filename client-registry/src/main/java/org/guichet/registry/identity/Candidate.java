package org.guichet.registry.identity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guichet.registry.client.BusinessNumber;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.Likeness;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the person, with the reason for each attribute compared.
 *
 * @param score sum of the weights, in bits: how much likelier it is that they are one person than that they are two
 * @param parameters the version of the parameters that was weighed with
 */
public record Candidate(
        ClientId client, Verdict verdict, double score, List<Reason> reasons, Summary summary, String parameters) {
    private static final String ONE_PERSON = "SOLE_PROPRIETORSHIP";

    public Candidate {
        reasons = List.copyOf(reasons);
    }

    public enum Verdict {
        CERTAIN,
        POSSIBLE
    }

    /** Missing values are neither for nor against. */
    public enum Agreement {
        AGREES,
        PARTLY,
        DIFFERS,
        MISSING;

        static Agreement of(Level level) {
            return switch (level) {
                case EXACT, EQUIVALENT -> AGREES;
                case TYPO, PART, INITIAL, SWAPPED, SIMILAR -> PARTLY;
                case DIFFERENT -> DIFFERS;
                case MISSING -> MISSING;
            };
        }
    }

    /**
     * One attribute compared.
     *
     * @param level how the values agree, for example a slip of the hand or names that changed places
     * @param weight in bits, positive for, negative against
     */
    public record Reason(String attribute, Agreement agreement, Level level, double weight) {}

    /**
     * What may be seen before the view is opened: enough to tell two people apart, and that somebody has died, so that nobody
     * asks for him by telephone.
     */
    public record Summary(
            @Nullable String name,
            @Nullable String yearOfBirth,
            @Nullable String locality,
            boolean deceased,
            @Nullable OfOrganization organization) {

        /**
         * Of an organization, whose name is public but where it is one person's, and of whose number the last digits show.
         *
         * @param outOfBusiness whether it has ended its activity
         */
        public record OfOrganization(@Nullable String businessNumber, boolean outOfBusiness) {}
    }

    static Candidate of(Known known, Likeness likeness, String parameters) {
        return new Candidate(
                known.client(),
                likeness instanceof Likeness.Certain ? Verdict.CERTAIN : Verdict.POSSIBLE,
                likeness.score(),
                likeness.reasons().stream()
                        .map(reason -> new Reason(
                                ComparedAs.attribute(reason.attribute()),
                                Agreement.of(reason.level()),
                                reason.level(),
                                reason.weight()))
                        .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                        .toList(),
                summary(known),
                parameters);
    }

    static Summary summary(Known known) {
        Map<String, String> values = new HashMap<>();
        known.facts()
                .forEach(held -> values.putIfAbsent(
                        held.fact().attribute(), held.fact().value().toString()));
        if (known.kind() == ClientKind.ORGANIZATION) {
            return ofOrganization(values);
        }
        String given = values.get("givenName");
        String family = values.get("familyName");
        String born = values.get("dateOfBirth");
        return new Summary(
                given == null || family == null ? null : given + " " + initial(family) + ".",
                born == null ? null : born.substring(0, 4),
                values.get("address.locality"),
                Death.among(known.facts().stream().map(Known.PartyFact::fact).toList())
                        .isPresent(),
                null);
    }

    private static Summary ofOrganization(Map<String, String> values) {
        String name = values.get("legalName");
        boolean one = ONE_PERSON.equals(values.get(Descriptions.LEGAL_FORM));
        String number = values.get(BusinessNumber.ATTRIBUTE);
        return new Summary(
                name == null || !one ? name : masked(name),
                null,
                values.get("address.locality"),
                false,
                new Summary.OfOrganization(
                        number == null ? null : new BusinessNumber(number).masked(),
                        values.containsKey(Descriptions.OUT_OF_BUSINESS)));
    }

    /** Of the last word, which is the family name where somebody does business under her own, the first letter. */
    private static String masked(String name) {
        int last = name.strip().lastIndexOf(' ');
        return last < 0 ? initial(name) + "." : name.substring(0, last + 1) + initial(name.substring(last + 1)) + ".";
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
