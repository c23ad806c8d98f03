package org.guichet.registry.matching.linkage;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.MatchParameters.Odds;
import org.guichet.registry.matching.MatchParameters.Prior;

/**
 * Expectation maximization (Dempster, Laird and Rubin 1977) over three explanations of a pair: one person, one
 * household, strangers. Nobody says which pairs are right. The start values count as some pairs seen beforehand, so
 * that little data changes little.
 */
final class Learning {
    private static final int ROUNDS = 40;
    private static final double STEADY = 1e-4;
    private static final double PAIRS_BEFORE = 60;
    private static final double RANDOM_PAIRS_BEFORE = 2_000;
    private static final double LEAST = 1e-7;
    private static final double BOUND = 4;
    private static final double MOST_DIFFERENT = 0.6;
    private static final Set<String> TELLING_APART = Set.of("givenName", "dateOfBirth", "dateOfBirth within givenName");

    private final Patterns candidates;
    private final Patterns random;
    private final double pairs;
    private final int people;
    private MatchParameters now;

    /**
     * @param candidates pairs that share a key: nearly all that may be one person
     * @param random pairs drawn at random: what strangers agree on by chance
     * @param pairs how many pairs there are in all
     */
    Learning(MatchParameters start, Patterns candidates, Patterns random, double pairs, int people) {
        this.candidates = candidates;
        this.random = random;
        this.pairs = pairs;
        this.people = people;
        double persons = Math.clamp(people / 10.0 / pairs, LEAST * LEAST, 0.2);
        double households = Math.clamp(people / 10.0 / pairs, LEAST * LEAST, 0.2);
        now = with(start, new Prior(persons, households), start.attributes());
    }

    MatchParameters learn() {
        MatchParameters start = now;
        List<Patterns.Pattern> close = candidates.all();
        List<Patterns.Pattern> far = random.all();
        for (int round = 0; round < ROUNDS; round++) {
            double before = now.prior().person();
            Counted persons = new Counted();
            Counted households = new Counted();
            Counted strangers = new Counted();
            close.forEach(pattern -> {
                double[] chances = chances(candidates.attributes(), pattern);
                persons.add(candidates.attributes(), pattern, chances[0]);
                households.add(candidates.attributes(), pattern, chances[1]);
            });
            far.forEach(
                    pattern -> strangers.add(random.attributes(), pattern, chances(random.attributes(), pattern)[2]));
            now = improved(start, persons, households, strangers);
            if (Math.abs(now.prior().person() - before) < STEADY * before) {
                break;
            }
        }
        return new MatchParameters(
                start.version() + "+learnt",
                "expectation maximization without labels, from version " + start.version(),
                "%d records, %d candidate pairs".formatted(people, candidates.pairs()),
                now.prior(),
                now.thresholds(),
                now.attributes());
    }

    /** One person, one household, strangers: what is likely of a pair with this pattern. */
    private double[] chances(List<String> attributes, Patterns.Pattern pattern) {
        double person = now.prior().person();
        double household = now.prior().household();
        double stranger = 1 - person - household;
        for (int at = 0; at < pattern.levels().length; at++) {
            Odds odds = now.of(attributes.get(at)).get(pattern.levels()[at]);
            if (odds != null) {
                person *= odds.person();
                household *= odds.household();
                stranger *= odds.stranger();
            }
        }
        double sum = person + household + stranger;
        return new double[] {person / sum, household / sum, stranger / sum};
    }

    private MatchParameters improved(MatchParameters start, Counted persons, Counted households, Counted strangers) {
        Map<String, Map<Level, Odds>> attributes = new HashMap<>(start.attributes());
        for (String attribute : candidates.attributes()) {
            Map<Level, Odds> odds = start.of(attribute);
            Map<Level, Double> person = persons(attribute, odds, persons);
            Map<Level, Odds> learnt = new EnumMap<>(Level.class);
            odds.forEach((level, before) -> learnt.put(
                    level,
                    new Odds(
                            person.getOrDefault(level, LEAST),
                            strangers.share(attribute, level, before.stranger(), pairsBefore(attribute)),
                            household(attribute, level, before, households))));
            attributes.put(attribute, learnt);
        }
        return with(
                start,
                new Prior(
                        Math.clamp((persons.pairs + 0.5) / pairs, LEAST * LEAST, 0.4),
                        Math.clamp((households.pairs + 0.5) / pairs, LEAST * LEAST, 0.4)),
                attributes);
    }

    /** One person agrees with herself: how often not is learnt within bounds only, or any likeness would do. */
    private static Map<Level, Double> persons(String attribute, Map<Level, Odds> start, Counted persons) {
        Map<Level, Double> shares = new EnumMap<>(Level.class);
        start.forEach((level, odds) -> shares.put(level, persons.share(attribute, level, odds.person(), PAIRS_BEFORE)));
        Odds different = start.get(Level.DIFFERENT);
        double most = different == null ? 1 : Math.min(MOST_DIFFERENT, different.person() * BOUND);
        double learnt = shares.getOrDefault(Level.DIFFERENT, 0.0);
        if (learnt > most) {
            shares.replaceAll((level, share) -> share * (1 - most) / (1 - learnt));
            shares.put(Level.DIFFERENT, most);
        }
        return shares;
    }

    /** What follows from something else is seen seldom among strangers: a few pairs must be able to teach it. */
    private static double pairsBefore(String attribute) {
        return attribute.contains(" within ") ? PAIRS_BEFORE : RANDOM_PAIRS_BEFORE;
    }

    /** Who lives with somebody is somebody else: what tells people apart is learnt within bounds only. */
    private static double household(String attribute, Level level, Odds start, Counted households) {
        double learnt = households.share(attribute, level, start.household(), PAIRS_BEFORE);
        return TELLING_APART.contains(attribute) && level != Level.DIFFERENT
                ? Math.min(learnt, start.household() * BOUND)
                : learnt;
    }

    private static MatchParameters with(MatchParameters start, Prior prior, Map<String, Map<Level, Odds>> attributes) {
        return new MatchParameters(
                start.version(), start.method(), start.learntOn(), prior, start.thresholds(), attributes);
    }

    /** Expected numbers of pairs by attribute and level. */
    private static final class Counted {
        private final Map<String, Map<Level, Double>> counts = new HashMap<>();
        private double pairs;

        void add(List<String> attributes, Patterns.Pattern pattern, double chance) {
            double weight = chance * pattern.count();
            pairs += weight;
            for (int at = 0; at < pattern.levels().length; at++) {
                Level level = pattern.levels()[at];
                if (level != Level.MISSING) {
                    counts.computeIfAbsent(attributes.get(at), absent -> new EnumMap<>(Level.class))
                            .merge(level, weight, Double::sum);
                }
            }
        }

        double share(String attribute, Level level, double start, double before) {
            Map<Level, Double> of = counts.getOrDefault(attribute, Map.of());
            double all = of.values().stream().mapToDouble(Double::doubleValue).sum();
            return Math.max(LEAST, (of.getOrDefault(level, 0.0) + start * before) / (all + before));
        }
    }
}
