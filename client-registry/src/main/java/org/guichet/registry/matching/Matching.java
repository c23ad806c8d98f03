package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.guichet.registry.matching.MatchParameters.Odds;

/**
 * Decides whether two descriptions are of one person. Which of the two is named first makes no difference.
 *
 * <p>Two other explanations are weighed against: two strangers, and two people of one household. What people who live
 * together would agree on anyway is taken back, as a reason of its own.
 */
public final class Matching {
    /** A value is never taken for rarer than this part of a usual one. */
    private static final double RAREST = 1.0 / 30;

    private static final double LEAST_SHOWN = 0.005;
    private static final Set<String> BY_FREQUENCY = Set.of(
            "givenName",
            "middleName",
            "familyName",
            "dateOfBirth",
            "phone",
            "email",
            AddressComparison.NUMBER,
            AddressComparison.STREET,
            "address.unit",
            "address.locality",
            "address.postalCode",
            "address.province");

    private final MatchParameters parameters;
    private final Frequencies frequencies;
    private final NameComparison names;
    private final double priorBits;
    private final double householdBits;

    public Matching(MatchParameters parameters, Frequencies frequencies) {
        this.parameters = parameters;
        this.frequencies = frequencies;
        names = new NameComparison(frequencies);
        priorBits = parameters.priorBits();
        householdBits =
                Bits.log2(parameters.prior().stranger() / parameters.prior().household());
    }

    /** With the shipped parameters and what is known of names in general. */
    public static Matching shipped() {
        return new Matching(MatchParameters.shipped(), new CommonNames());
    }

    /** What it weighs with. */
    public MatchParameters parameters() {
        return parameters;
    }

    public Likeness compare(Description a, Description b) {
        return compare(Standardized.of(a), Standardized.of(b));
    }

    public Likeness compare(Standardized a, Standardized b) {
        List<Finding> findings = findings(a, b);
        List<Reason> reasons = new ArrayList<>(findings.size() + 1);
        double strangers = 0;
        double household = householdBits;
        for (Finding finding : findings) {
            if (finding.level() == Level.MISSING) {
                continue;
            }
            Odds odds = odds(finding);
            double weight = Bits.log2(odds.person() / stranger(finding, odds));
            strangers += weight;
            household += Bits.log2(odds.person() / odds.household());
            reasons.add(new Reason(finding.attribute(), finding.level(), weight));
        }
        double score = -Bits.log2(Math.pow(2, -strangers) + Math.pow(2, -household));
        if (strangers - score > LEAST_SHOWN) {
            reasons.add(new Reason(Reason.HOUSEHOLD, Level.SIMILAR, score - strangers));
        }
        double sum = reasons.stream().mapToDouble(Reason::weight).sum();
        return decide(sum, findings, reasons, a, b);
    }

    /** Whether a full comparison is worth its while: two who differ in names and date of birth are two. */
    public boolean mayBe(Standardized a, Standardized b) {
        List<Finding> findings = new ArrayList<>();
        Level givenName = names.compare(a, b, findings);
        BirthComparison.compare(a, b, givenName, findings);
        return findings.stream().anyMatch(finding -> finding.level().agrees())
                || findings.stream()
                                .filter(finding -> finding.level() == Level.DIFFERENT)
                                .count()
                        < 2
                || a.sharesIdentifier(b);
    }

    /** Whether both say how somebody is called, or when she was born, and do not mean the same. */
    public boolean contradict(Standardized a, Standardized b) {
        List<Finding> findings = new ArrayList<>();
        Level givenName = names.compare(a, b, findings);
        BirthComparison.compare(a, b, givenName, findings);
        return findings.stream()
                .filter(finding -> finding.attribute().equals("givenName")
                        || finding.attribute().equals("dateOfBirth"))
                .anyMatch(finding -> finding.level() == Level.DIFFERENT);
    }

    /** How each attribute compares, those missing included. */
    public List<Finding> findings(Standardized a, Standardized b) {
        List<Finding> findings = new ArrayList<>();
        Level givenName = names.compare(a, b, findings);
        BirthComparison.compare(a, b, givenName, findings);
        AddressComparison.compare(a, b, findings);
        PlainComparison.compare(a, b, findings);
        return findings;
    }

    /** What speaks against their being one person, so clearly that no score could outweigh it. */
    public Set<Objection> objections(Standardized a, Standardized b) {
        return Objections.to(findings(a, b), a, b);
    }

    private Likeness decide(
            double score, List<Finding> findings, List<Reason> reasons, Standardized a, Standardized b) {
        double odds = score + priorBits;
        if (identified(findings, a, b)) {
            return new Likeness.Certain(score, reasons);
        }
        if (odds < parameters.thresholds().possible() && !a.sharesIdentifier(b)) {
            return new Likeness.None(score, reasons);
        }
        Set<Objection> objections = Objections.to(findings, a, b);
        return odds >= parameters.thresholds().certain() && objections.isEmpty()
                ? new Likeness.Certain(score, reasons)
                : new Likeness.Possible(score, reasons, objections);
    }

    /** A verified identifier that agrees settles it, unless the date of birth speaks against. */
    private static boolean identified(List<Finding> findings, Standardized a, Standardized b) {
        return findings.stream()
                        .anyMatch(finding -> finding.attribute().startsWith("identifier.")
                                && finding.level() == Level.EXACT
                                && a.described.verified().contains(finding.attribute())
                                && b.described.verified().contains(finding.attribute()))
                && findings.stream()
                        .noneMatch(finding ->
                                finding.attribute().equals("dateOfBirth") && finding.level() == Level.DIFFERENT);
    }

    private Odds odds(Finding finding) {
        Map<Level, Odds> levels = parameters.of(finding.odds());
        Odds odds = levels.get(finding.level());
        if (odds == null) {
            throw new IllegalStateException("No odds for " + finding.attribute() + " " + finding.level());
        }
        return odds;
    }

    private double stranger(Finding finding, Odds odds) {
        if (finding.value() == null || !BY_FREQUENCY.contains(finding.attribute())) {
            return odds.stranger();
        }
        OptionalDouble share = frequencies.share(finding.attribute(), finding.value());
        return share.isEmpty() ? odds.stranger() : Math.max(share.getAsDouble(), odds.stranger() * RAREST);
    }
}
