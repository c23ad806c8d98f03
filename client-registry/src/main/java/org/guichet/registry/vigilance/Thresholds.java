package org.guichet.registry.vigilance;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What the rules go by. It is data: the privacy office changes it, and each alert names the version it was raised by.
 *
 * @param alertAt the score from which looks become an alert
 * @param windowDays how far back looks are taken together
 * @param sittingMinutes looks without a contact this close together are one opening, and an opening answers the searches before it
 * @param settleHours how long after a look it is judged: what follows from it is known by then
 * @param prior how many looks the shares below count as, before anything is known
 */
public record Thresholds(
        double alertAt, int windowDays, int sittingMinutes, int settleHours, double prior, Map<Rule, Setting> rules) {
    public Thresholds {
        rules = rules == null ? Map.of() : Map.copyOf(rules);
    }

    /**
     * One rule's.
     *
     * @param weight by which its surprise is multiplied; 0 switches the rule off
     * @param most points at the most
     * @param share of a crowd, the days within which it gathers; else of looks to which the rule applies before anything is known
     * @param from what it takes at the least: openings, standard deviations, days
     */
    public record Setting(double weight, double most, double share, double from) {
        double points(double surprise) {
            return Math.min(most, weight * Math.max(0, surprise));
        }
    }

    Setting of(Rule rule) {
        return Objects.requireNonNull(rules.get(rule), rule::name);
    }

    Duration sitting() {
        return Duration.ofMinutes(sittingMinutes);
    }

    Duration settle() {
        return Duration.ofHours(settleHours);
    }

    /** How long before a look somebody must have had to do with the client for her matter to be ongoing. */
    Duration shortly() {
        return Duration.ofDays((long) of(Rule.OUT_OF_THE_BLUE).from());
    }

    /** Within how long a crowd gathers. */
    Duration crowding() {
        return Duration.ofDays((long) of(Rule.CROWD).share());
    }

    Duration window() {
        return Duration.ofDays(windowDays);
    }
}
