package org.guichet.registry.matching.linkage;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Objection;
import org.guichet.registry.matching.Reason;
import org.guichet.registry.matching.Standardized;
import org.guichet.registry.matching.linkage.Linkage.Pair;

/**
 * What one pair cannot tell and a file can: whether all the same but the given name means twins or a changed name, all
 * the same but the date parent and child or a changed date. Where such pairs are far more than families explain, and
 * hardly anywhere are both there twice over as two people would be, it is the file's habit, and the objection is waived.
 * It never is for a pair that is the same to the letter in all the rest: so are two people entered from one form, while
 * whoever is written down twice is written differently in more than one place.
 */
enum Habit {
    /** One person in thirty is a twin. */
    CHANGED_NAMES(
            Objection.ANOTHER_GIVEN_NAME,
            "givenName",
            0.025,
            0.05,
            "Many more pairs than twins explain differ in the given name alone, and hardly anywhere is each of the two"
                    + " names there twice: they were taken for changed names, but where all the rest is the same."),
    /** Far fewer live with a parent of the same name. */
    CHANGED_DATES(
            Objection.ANOTHER_BIRTH,
            "dateOfBirth",
            0.015,
            0.03,
            "Many more pairs than parents and children of one name explain differ in the date of birth alone, and"
                    + " hardly anywhere is each of the two dates there twice: they were taken for wrong dates, but where"
                    + " all the rest is the same."),
    MISSING_NAMES(
            Objection.GIVEN_NAME_UNKNOWN,
            "givenName",
            0,
            0,
            "Hardly any two people of the file share a household: a given name left out was held against nobody."),
    MISSING_DATES(
            Objection.BIRTH_UNKNOWN,
            "dateOfBirth",
            0,
            0,
            "Hardly any two people of the file share a household: a date of birth left out was held against nobody.");

    private static final int ENOUGH = 15;
    /** Twins are one in thirty pairs of a household at most: among so few, none is to be expected. */
    private static final double HARDLY_ANY = 3;

    private static final double BY_ACCIDENT = 0.02;
    private static final double MUCH = 0.1;

    private final Objection objection;
    private final String attribute;
    private final double ofPeople;
    private final double ofPairs;
    private final String note;

    Habit(Objection objection, String attribute, double ofPeople, double ofPairs, String note) {
        this.objection = objection;
        this.attribute = attribute;
        this.ofPeople = ofPeople;
        this.ofPairs = ofPairs;
        this.note = note;
    }

    /** Whether this objection to these two is nothing but the habit. */
    boolean explains(Objection raised, Standardized a, Standardized b) {
        return raised == objection && (meansMissing() || !a.isWrittenAlike(b, attribute));
    }

    private boolean meansMissing() {
        return ofPeople == 0;
    }

    String note() {
        return note;
    }

    /**
     * Those of a file. One in which hardly any two people share a household has no twins to speak of; but where much is
     * left out, two people cannot be told by being written down alike.
     *
     * @param pairs how many there are in the file, or between the two
     */
    static Set<Habit> of(Collection<Pair> found, List<Standardized> people, double pairs, MatchParameters learnt) {
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        if (learnt.prior().household() * pairs <= HARDLY_ANY && leftOut(people) <= MUCH) {
            Map<Integer, List<Pair>> certain = Consistency.certain(found);
            long sure = found.stream().filter(Pair::isCertain).count();
            for (Habit habit : values()) {
                List<Pair> alone = found.stream()
                        .filter(pair -> habit.isForThisAlone(pair, learnt))
                        .toList();
                if (habit.isSeen(alone, certain, people.size(), sure)) {
                    habits.add(habit);
                }
            }
        }
        return habits;
    }

    private boolean isSeen(List<Pair> alone, Map<Integer, List<Pair>> certain, int people, long sure) {
        double enough = Math.max(ENOUGH, Math.max(ofPeople * people, ofPairs * (sure + alone.size())));
        return alone.size() >= (meansMissing() ? 1 : enough)
                && alone.stream()
                                .filter(pair -> isThereTwiceOver(pair, certain))
                                .count()
                        <= BY_ACCIDENT * alone.size();
    }

    private static double leftOut(List<Standardized> people) {
        long values = people.stream()
                .mapToLong(one -> Stream.of(one.givenSound(), one.familySound(), one.yearOfBirth())
                        .filter(String::isEmpty)
                        .count())
                .sum();
        return values / (3.0 * Math.max(1, people.size()));
    }

    List<Pair> waive(List<Pair> found, List<Standardized> people, MatchParameters learnt) {
        return found.stream()
                .map(pair ->
                        isForThisAlone(pair, learnt) && explains(objection, people.get(pair.a()), people.get(pair.b()))
                                ? certain(pair)
                                : pair)
                .toList();
    }

    private static Pair certain(Pair pair) {
        return new Pair(
                pair.a(),
                pair.b(),
                new Likeness.Certain(pair.likeness().score(), pair.likeness().reasons()));
    }

    /** Nothing else forbids certainty, and strangers they are not; that they are of one household is what the file denies. */
    private boolean isForThisAlone(Pair pair, MatchParameters learnt) {
        return pair.likeness() instanceof Likeness.Possible possible
                && possible.objections().equals(Set.of(objection))
                && possible.score() - household(possible) + learnt.priorBits()
                        >= learnt.thresholds().certain();
    }

    private static double household(Likeness.Possible possible) {
        return possible.reasons().stream()
                .filter(reason -> reason.attribute().equals(Reason.HOUSEHOLD))
                .mapToDouble(Reason::weight)
                .sum();
    }

    /** Each of the two has a certain partner that is not the other's: two people, each there twice. */
    private static boolean isThereTwiceOver(Pair pair, Map<Integer, List<Pair>> certain) {
        return hasPartnerApartFrom(pair.a(), pair.b(), certain) && hasPartnerApartFrom(pair.b(), pair.a(), certain);
    }

    private static boolean hasPartnerApartFrom(int person, int other, Map<Integer, List<Pair>> certain) {
        List<Integer> others = partners(other, certain);
        return partners(person, certain).stream().anyMatch(partner -> partner != other && !others.contains(partner));
    }

    private static List<Integer> partners(int person, Map<Integer, List<Pair>> certain) {
        return certain.getOrDefault(person, List.of()).stream()
                .map(pair -> Consistency.partner(pair, person))
                .toList();
    }
}
