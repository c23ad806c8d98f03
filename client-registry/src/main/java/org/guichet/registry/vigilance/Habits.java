package org.guichet.registry.vigilance;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is usual for one member of staff, or for an office: counts of what was settled, and nothing about any client.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
final class Habits {
    double[] hours = new double[24];
    Map<Footing, Double> footings = new EnumMap<>(Footing.class);
    Map<Tie, Double> ties = new EnumMap<>(Tie.class);
    double openings;
    double pairs;
    double quiet;
    double idle;
    double afterClosing;
    double blue;
    double byName;
    Spread volume = new Spread();
    Spread searches = new Spread();
    Spread runs = new Spread();

    /** Counts one opening that was settled. */
    void count(Opening opening, int hour, boolean afterwards) {
        Footing footing = opening.footing();
        if (footing == null) {
            throw new IllegalArgumentException("An opening is counted once it is settled");
        }
        openings++;
        hours[hour]++;
        footings.merge(footing, 1.0, Double::sum);
        quiet += opening.quiet() ? 1 : 0;
        idle += opening.idle() ? 1 : 0;
        blue += opening.idle() && !opening.ongoing() ? 1 : 0;
        byName += opening.quiet() && opening.byName() ? 1 : 0;
        afterClosing += afterwards ? 1 : 0;
    }

    /** Counts a client she had not looked at before. */
    void meets(Iterable<Tie> known) {
        pairs++;
        known.forEach(tie -> ties.merge(tie, 1.0, Double::sum));
    }

    /** How many openings were on this footing or a worse one. */
    double atBest(Footing footing) {
        return footings.entrySet().stream()
                .filter(one -> one.getKey().compareTo(footing) >= 0)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    double tied(Tie tie) {
        return ties.getOrDefault(tie, 0.0);
    }

    /** How often a record is opened. */
    double openingsAPair() {
        return pairs == 0 ? 1 : openings / pairs;
    }

    /** A number of each day: how many days, their sum and the sum of their squares. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Spread {
        double days;
        double sum;
        double squares;

        void count(double value) {
            days++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return days == 0 ? 0 : sum / days;
        }

        /** At least that of chance alone. */
        double deviation() {
            double variance = days < 2 ? 0 : squares / days - mean() * mean();
            return Math.sqrt(Math.max(variance, Math.max(mean(), 1)));
        }

        double beyond(double value) {
            return (value - mean()) / deviation();
        }
    }
}
