package org.guichet.registry.vigilance;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guichet.registry.vigilance.Thresholds.Setting;

/**
 * The rules, pure functions of what was looked at and what is usual. Each measures surprise, the natural logarithm of how
 * seldom what was seen is; points add up. A common family name surprises little where many bear it, whoever the agent is.
 */
final class Rules {
    private static final Set<Tie> OF_KIN = EnumSet.of(Tie.SELF, Tie.HOUSEHOLD);
    private static final Set<Tie> OF_PLACE = EnumSet.of(Tie.ADDRESS, Tie.SURNAME);

    private final Thresholds thresholds;
    private final ZoneId zone;

    Rules(Thresholds thresholds, ZoneId zone) {
        this.thresholds = thresholds;
        this.zone = zone;
    }

    /** What stands out in what one member of staff looked at of one client; everything in it is settled. */
    Verdict judge(Pair pair, Habits agent, Habits office) {
        List<Opening> openings = pair.openings();
        if (openings.isEmpty()) {
            return Verdict.of(List.of());
        }
        List<Finding> findings = new ArrayList<>(ties(pair, agent, office));
        findings.addAll(footings(openings, agent, office));
        findings.add(nothingDone(openings, agent, office));
        findings.add(outOfTheBlue(openings, office));
        findings.add(foundByName(openings, agent, office));
        findings.add(crowd(openings));
        oddHours(openings, agent).ifPresent(findings::add);
        repeated(openings, office).ifPresent(findings::add);
        afterClosing(openings, agent).ifPresent(findings::add);
        return Verdict.of(findings);
    }

    /** What stands out in one day of a member of staff, whoever it was about: against her own days and her office's. */
    Verdict judge(Day day, Habits agent, Habits office) {
        return Verdict.of(Stream.of(
                        beyond(Rule.VOLUME, day.volume(), agent.volume, office.volume),
                        beyond(Rule.SEARCH_ONLY, day.idle(), agent.searches, office.searches),
                        beyond(Rule.SEARCH_RUN, day.longest(), agent.runs, office.runs))
                .toList());
    }

    int hour(Opening opening) {
        return opening.at().atZone(zone).getHour();
    }

    /** Whether it was opened for nothing although an earlier contact about it was over. */
    boolean afterClosing(Opening opening, List<Opening> all) {
        Duration most = Duration.ofDays((long) thresholds.of(Rule.AFTER_CLOSING).from());
        return opening.idle()
                && all.stream()
                        .filter(earlier -> earlier.closed() != null && !earlier.equals(opening))
                        .anyMatch(earlier -> {
                            Duration since = Duration.between(earlier.closed(), opening.at());
                            return !since.isNegative() && since.compareTo(most) <= 0;
                        });
    }

    /** Kin live together and share a name: that says nothing more. */
    private List<Finding> ties(Pair pair, Habits agent, Habits office) {
        boolean kin = pair.ties().stream().anyMatch(OF_KIN::contains);
        return pair.ties().stream()
                .filter(tie -> !kin || !OF_PLACE.contains(tie))
                .filter(tie -> tie != Tie.HOUSEHOLD || !pair.ties().contains(Tie.SELF))
                .sorted()
                .map(tie -> {
                    Setting setting = thresholds.of(tie.rule());
                    double among = share(office.tied(tie), office.pairs, setting.share());
                    double share = share(agent.tied(tie), agent.pairs, among);
                    return Finding.of(tie.rule(), setting.points(surprise(share)), agent.tied(tie), agent.pairs);
                })
                .toList();
    }

    /** The second opening on a bad footing says half as much as the first, the third a third; so with what speaks for it. */
    private List<Finding> footings(List<Opening> openings, Habits agent, Habits office) {
        Setting none = thresholds.of(Rule.NO_TICKET);
        List<Double> against = openings.stream()
                .filter(Opening::quiet)
                .map(one -> surprise(share(
                        agent.atBest(footing(one)),
                        agent.openings,
                        share(office.atBest(footing(one)), office.openings, none.share()))))
                .sorted(Comparator.reverseOrder())
                .toList();
        int callers = openings.size() - against.size();
        int done =
                (int) openings.stream().filter(one -> one.quiet() && one.done()).count();
        int ongoing = (int)
                openings.stream().filter(one -> one.idle() && one.ongoing()).count();
        return List.of(
                Finding.of(
                        Rule.NO_TICKET,
                        none.points(diminishing(against)),
                        against.size(),
                        openings.size(),
                        100 * agent.quiet / Math.max(1, agent.openings)),
                speakingFor(Rule.CALLER_IDENTIFIED, callers, openings.size()),
                speakingFor(Rule.SOMETHING_DONE, done, openings.size()),
                speakingFor(Rule.ONGOING_MATTER, ongoing, openings.size()));
    }

    /** As far as it speaks for all of them: one caller explains one opening of five. */
    private Finding speakingFor(Rule rule, int count, int of) {
        double points = thresholds.of(rule).points(diminishing(Collections.nCopies(count, 1.0)));
        return Finding.of(rule, count == 0 ? 0 : -points * count / of, count, of);
    }

    private Finding nothingDone(List<Opening> openings, Habits agent, Habits office) {
        int idle = (int) openings.stream().filter(Opening::idle).count();
        double among = share(
                office.idle, office.quiet, thresholds.of(Rule.NOTHING_DONE).share());
        double share = share(agent.idle, agent.quiet, among);
        double points =
                thresholds.of(Rule.NOTHING_DONE).points(diminishing(Collections.nCopies(idle, surprise(share))));
        return Finding.of(Rule.NOTHING_DONE, points, idle, 100 * share);
    }

    private Finding outOfTheBlue(List<Opening> openings, Habits office) {
        Setting setting = thresholds.of(Rule.OUT_OF_THE_BLUE);
        int blue = (int)
                openings.stream().filter(one -> one.idle() && !one.ongoing()).count();
        double share = share(office.blue, office.idle, setting.share());
        double points = setting.points(diminishing(Collections.nCopies(blue, surprise(share))));
        return Finding.of(Rule.OUT_OF_THE_BLUE, points, blue, setting.from(), 100 * share);
    }

    private Finding foundByName(List<Opening> openings, Habits agent, Habits office) {
        Setting setting = thresholds.of(Rule.FOUND_BY_NAME);
        int named = (int)
                openings.stream().filter(one -> one.idle() && one.byName()).count();
        double share = share(agent.byName, agent.quiet, share(office.byName, office.quiet, setting.share()));
        double points = setting.points(diminishing(Collections.nCopies(named, surprise(share))));
        return Finding.of(Rule.FOUND_BY_NAME, points, named, 100 * share);
    }

    /** Each of the staff beyond those an ordinary matter passes through. */
    private Finding crowd(List<Opening> openings) {
        Setting setting = thresholds.of(Rule.CROWD);
        int others = openings.stream()
                .filter(Opening::idle)
                .mapToInt(Opening::others)
                .max()
                .orElse(0);
        return Finding.of(Rule.CROWD, setting.points(others + 1 - setting.from()), others + 1, setting.share());
    }

    private Optional<Finding> oddHours(List<Opening> openings, Habits agent) {
        Setting setting = thresholds.of(Rule.ODD_HOURS);
        return openings.stream()
                .filter(Opening::idle)
                .map(one -> {
                    int hour = hour(one);
                    double share = share(agent.hours[hour], agent.openings, setting.share());
                    return Finding.of(
                            Rule.ODD_HOURS,
                            share < setting.from() ? setting.points(surprise(share)) : 0,
                            hour,
                            100 * share);
                })
                .max(Comparator.comparingDouble(Finding::points));
    }

    /** How far openings exceed what is usual (the deviance of a Poisson count), as far as nothing came of them. */
    private Optional<Finding> repeated(List<Opening> openings, Habits office) {
        Setting setting = thresholds.of(Rule.REPEATED);
        double usual = Math.max(1, office.openingsAPair());
        int count = openings.size();
        long idle = openings.stream().filter(Opening::idle).count();
        if (count < setting.from() || count <= usual) {
            return Optional.empty();
        }
        double surprise = count * Math.log(count / usual) - (count - usual);
        long days =
                Duration.between(openings.getFirst().at(), openings.getLast().at())
                                .toDays()
                        + 1;
        return Optional.of(Finding.of(Rule.REPEATED, setting.points(surprise * idle / count), count, days, usual));
    }

    private Optional<Finding> afterClosing(List<Opening> openings, Habits agent) {
        Setting setting = thresholds.of(Rule.AFTER_CLOSING);
        long after =
                openings.stream().filter(one -> afterClosing(one, openings)).count();
        double share = share(agent.afterClosing, agent.openings, setting.share());
        return after == 0
                ? Optional.empty()
                : Optional.of(Finding.of(Rule.AFTER_CLOSING, setting.points(surprise(share)), after, 100 * share));
    }

    /** Whoever always has much to do does not stand out, nor does a day on which everybody has. */
    private Finding beyond(Rule rule, double value, Habits.Spread own, Habits.Spread peers) {
        Setting setting = thresholds.of(rule);
        if (peers.days < thresholds.prior()) {
            return Finding.of(rule, 0, value, own.mean(), peers.mean());
        }
        double deviations =
                own.days < thresholds.prior() ? peers.beyond(value) : Math.min(own.beyond(value), peers.beyond(value));
        return Finding.of(
                rule, deviations < setting.from() ? 0 : setting.points(deviations), value, own.mean(), peers.mean());
    }

    /** How large a share is, given how large it is with everybody. */
    private double share(double count, double of, double expected) {
        return (count + thresholds.prior() * expected) / (of + thresholds.prior());
    }

    private static double surprise(double share) {
        return -Math.log(Math.clamp(share, 1e-6, 1));
    }

    private static double diminishing(List<Double> strongestFirst) {
        double sum = 0;
        for (int index = 0; index < strongestFirst.size(); index++) {
            sum += strongestFirst.get(index) / (index + 1);
        }
        return sum;
    }

    private static Footing footing(Opening settled) {
        return Objects.requireNonNull(settled.footing());
    }
}
