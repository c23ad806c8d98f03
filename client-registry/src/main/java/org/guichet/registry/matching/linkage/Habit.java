package org.guichet.registry.matching.linkage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Objection;
import org.guichet.registry.matching.Reason;
import org.guichet.registry.matching.linkage.Linkage.Pair;

/**
 * What one pair cannot tell and a file can: whether all the same but the given name means twins or a changed name, all
 * the same but the date parent and child or a changed date. Where such pairs are far more than families explain, and
 * hardly anywhere are both there twice over as two people would be, it is the file's habit, and the objection is waived.
 */
enum Habit {
    /** One person in thirty is a twin. */
    CHANGED_NAMES(
            Objection.ANOTHER_GIVEN_NAME,
            0.025,
            0.05,
            "Many more pairs than twins explain differ in the given name alone, and hardly anywhere is each of the two"
                    + " names there twice: they were taken for changed names."),
    /** Far fewer live with a parent of the same name. */
    CHANGED_DATES(
            Objection.ANOTHER_BIRTH,
            0.02,
            0.03,
            "Many more pairs than parents and children of one name explain differ in the date of birth alone, and"
                    + " hardly anywhere is each of the two dates there twice: they were taken for wrong dates.");

    private static final int ENOUGH = 20;
    /** Twins are one in thirty pairs of a household at most: among so few, none is to be expected. */
    private static final double HARDLY_ANY = 3;

    private static final double BY_ACCIDENT = 0.02;

    private final Objection objection;
    private final double ofPeople;
    private final double ofPairs;
    private final String note;

    Habit(Objection objection, double ofPeople, double ofPairs, String note) {
        this.objection = objection;
        this.ofPeople = ofPeople;
        this.ofPairs = ofPairs;
        this.note = note;
    }

    Objection objection() {
        return objection;
    }

    String note() {
        return note;
    }

    /**
     * Whether it is: a file in which hardly any two people share a household has no twins to speak of.
     *
     * @param pairs how many there are in the file, or between the two
     */
    boolean isSeen(Collection<Pair> found, int people, double pairs, MatchParameters learnt) {
        if (learnt.prior().household() * pairs > HARDLY_ANY) {
            return false;
        }
        List<Pair> doubtful =
                found.stream().filter(pair -> isForThisAlone(pair, learnt)).toList();
        Map<Integer, List<Pair>> certain = Consistency.certain(found);
        long likely = found.stream().filter(Pair::isCertain).count() + doubtful.size();
        return doubtful.size() >= Math.max(ENOUGH, Math.max(ofPeople * people, ofPairs * likely))
                && doubtful.stream()
                                .filter(pair -> isThereTwiceOver(pair, certain))
                                .count()
                        <= BY_ACCIDENT * doubtful.size();
    }

    List<Pair> waive(List<Pair> found, MatchParameters learnt) {
        return found.stream()
                .map(pair -> isForThisAlone(pair, learnt)
                        ? new Pair(
                                pair.a(),
                                pair.b(),
                                new Likeness.Certain(
                                        pair.likeness().score(), pair.likeness().reasons()))
                        : pair)
                .toList();
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
