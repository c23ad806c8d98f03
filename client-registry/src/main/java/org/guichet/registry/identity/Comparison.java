package org.guichet.registry.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.identity.Candidate.Agreement;
import org.guichet.registry.identity.Candidate.Reason;
import org.guichet.registry.identity.Candidate.Summary;
import org.guichet.registry.identity.Candidate.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is asked with what is known, attribute by attribute, and weighs it (Fellegi and Sunter 1969): log2 of
 * how much likelier the agreement is for the same person than for two people.
 */
final class Comparison {
    /** Above this many bits, with nothing against it, it is the same person. */
    private static final double CERTAIN_BITS = 20;

    private static final Map<String, Odds> ODDS = Map.of(
            "givenName", new Odds(0.95, 0.01),
            "familyName", new Odds(0.95, 0.005),
            "dateOfBirth", new Odds(0.97, 0.0001),
            "phone", new Odds(0.80, 0.0001),
            "address.postalCode", new Odds(0.80, 0.001),
            "identifier.clientNumber", new Odds(0.999, 0.000001));

    private Comparison() {}

    /** Chance of agreeing for the same person, and for two people. */
    private record Odds(double same, double different) {
        double weight(Agreement agreement) {
            return switch (agreement) {
                case AGREES -> log2(same / different);
                case DIFFERS -> log2((1 - same) / (1 - different));
                case MISSING -> 0;
            };
        }

        private static double log2(double value) {
            return Math.log(value) / Math.log(2);
        }
    }

    static Candidate of(Map<String, Set<String>> askedKeys, Known known) {
        Map<String, String> values = values(known);
        List<Reason> reasons = new ArrayList<>();
        askedKeys.forEach((attribute, keys) -> {
            Agreement agreement = agreement(attribute, keys, values.get(attribute));
            reasons.add(new Reason(
                    attribute,
                    agreement,
                    ODDS.getOrDefault(attribute, new Odds(0.5, 0.5)).weight(agreement)));
        });
        double score = reasons.stream().mapToDouble(Reason::weight).sum();
        return new Candidate(known.client(), verdict(score, reasons), score, reasons, summary(values));
    }

    private static Verdict verdict(double score, List<Reason> reasons) {
        boolean nothingAgainst = reasons.stream().noneMatch(reason -> reason.agreement() == Agreement.DIFFERS);
        return score >= CERTAIN_BITS && nothingAgainst || identified(reasons) ? Verdict.CERTAIN : Verdict.POSSIBLE;
    }

    /** An identifier that agrees settles it, unless the date of birth speaks against. */
    private static boolean identified(List<Reason> reasons) {
        return reasons.stream()
                        .anyMatch(reason ->
                                reason.attribute().startsWith("identifier.") && reason.agreement() == Agreement.AGREES)
                && reasons.stream()
                        .noneMatch(reason ->
                                reason.attribute().equals("dateOfBirth") && reason.agreement() == Agreement.DIFFERS);
    }

    private static Agreement agreement(String attribute, Set<String> asked, @Nullable String value) {
        if (value == null) {
            return Agreement.MISSING;
        }
        return Collections.disjoint(asked, SearchKeys.keys(attribute, value)) ? Agreement.DIFFERS : Agreement.AGREES;
    }

    private static Map<String, String> values(Known known) {
        Map<String, String> values = new HashMap<>();
        known.facts()
                .forEach(held -> values.putIfAbsent(
                        held.fact().attribute(), held.fact().value().toString()));
        return values;
    }

    private static Summary summary(Map<String, String> values) {
        String given = values.get("givenName");
        String family = values.get("familyName");
        String born = values.get("dateOfBirth");
        return new Summary(
                given == null || family == null ? null : given + " " + family.charAt(0) + ".",
                born == null ? null : born.substring(0, 4),
                values.get("address.locality"));
    }
}
