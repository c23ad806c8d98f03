package org.guichet.registry.vigilance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.guichet.registry.vigilance.Memory.DayKey;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes looks in, and judges them once what was to follow from them has. It reads and writes nothing but the memory it is
 * given, so that a stream of looks means the same wherever it comes from.
 */
final class Watch {
    private final Thresholds thresholds;
    private final Rules rules;
    private final ZoneId zone;

    Watch(Thresholds thresholds, ZoneId zone) {
        this.thresholds = thresholds;
        this.rules = new Rules(thresholds, zone);
        this.zone = zone;
    }

    /** What a contact says of the looks within it. */
    record Ground(Footing footing, @Nullable Instant closed) {}

    /**
     * Who had to do with a client before an opening.
     *
     * @param ongoing whether anybody else had, shortly before
     * @param others how many others of the staff opened the client, within days
     */
    record Around(boolean ongoing, int others) {
        static final Around NOBODY = new Around(false, 0);
    }

    DayKey dayOf(Look look) {
        return new DayKey(look.agent(), LocalDate.ofInstant(look.at(), zone));
    }

    static List<PairKey> pairsOf(Look look) {
        return look.clients().stream()
                .map(client -> new PairKey(look.agent(), client))
                .toList();
    }

    /** When the first of a pair's openings is to be settled; empty where all are. */
    Optional<Instant> settles(Pair pair) {
        return pair.openings().stream()
                .filter(one -> !one.settled())
                .map(one -> one.last().plus(thresholds.settle()))
                .min(Comparator.naturalOrder());
    }

    /** When a day is to be judged: what was opened on it is settled. */
    Instant settles(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().plus(thresholds.settle());
    }

    void takeIn(Look look, Memory memory) {
        Day today = memory.days.get(dayOf(look));
        boolean byName = today != null && today.foundByName(look, thresholds.sitting());
        memory.days.merge(
                dayOf(look),
                Day.beginning(look).with(look, thresholds.sitting()),
                (known, first) -> known.with(look, thresholds.sitting()));
        for (PairKey key : pairsOf(look)) {
            Pair known = memory.pairs.getOrDefault(
                    key, new Pair(look.agent(), look.office(), key.client(), Set.of(), List.of()));
            memory.pairs.put(key, known.with(look, byName, thresholds.sitting()));
        }
    }

    /**
     * Settles what is due of one pair, and judges it.
     *
     * @param ties what the client is to her, where it is found out now; else what the pair says
     * @param grounds by contact
     * @param around who else had to do with the client before an opening
     */
    Verdict settle(
            PairKey key,
            Set<Tie> ties,
            Map<UUID, Ground> grounds,
            Function<Opening, Around> around,
            Instant now,
            Memory memory) {
        Pair before = Objects.requireNonNull(memory.pairs.get(key));
        Pair pair = new Pair(before.agent(), before.office(), before.client(), ties, before.openings())
                .since(now.minus(thresholds.window()));
        boolean unmet = before.openings().stream().noneMatch(Opening::settled);
        Habits agent = memory.agent(pair.agent());
        Habits office = memory.office(pair.office());
        List<Opening> openings = new ArrayList<>(pair.openings());
        for (int index = 0; index < openings.size(); index++) {
            Opening opening = openings.get(index);
            if (!opening.settled() && !opening.last().plus(thresholds.settle()).isAfter(now)) {
                Around known = around.apply(opening);
                boolean ongoing = known.ongoing() || caller(openings, opening);
                Opening settled = settled(opening, grounds, ongoing, known.others());
                openings.set(index, settled);
                if (unmet) {
                    agent.meets(ties);
                    office.meets(ties);
                    unmet = false;
                }
                count(settled, openings, pair, memory);
            }
        }
        pair = pair.of(openings);
        memory.pairs.put(key, pair);
        return rules.judge(pair.of(openings.stream().filter(Opening::settled).toList()), agent, office);
    }

    /** Whether a caller was with her about the client shortly before. */
    private boolean caller(List<Opening> all, Opening opening) {
        return all.stream()
                .anyMatch(earlier -> earlier.settled()
                        && !earlier.quiet()
                        && earlier.at().isBefore(opening.at())
                        && earlier.at().isAfter(opening.at().minus(thresholds.shortly())));
    }

    /** A contact nobody knows of is as good as none. */
    private static Opening settled(Opening opening, Map<UUID, Ground> grounds, boolean ongoing, int others) {
        Ground none = new Ground(Footing.NOBODY, null);
        Ground ground = opening.contact() == null ? none : grounds.getOrDefault(opening.contact(), none);
        return opening.on(ground.footing(), ground.closed(), ongoing, others);
    }

    private void count(Opening settled, List<Opening> all, Pair pair, Memory memory) {
        boolean afterwards = rules.afterClosing(settled, all);
        memory.agent(pair.agent()).count(settled, rules.hour(settled), afterwards);
        memory.office(pair.office()).count(settled, rules.hour(settled), afterwards);
        if (settled.idle() && !settled.ongoing()) {
            memory.days.computeIfPresent(
                    new DayKey(pair.agent(), LocalDate.ofInstant(settled.at(), zone)), (key, day) -> day.opening());
        }
    }

    /** Judges a day that is over, then counts it among those of whoever it was and of her office. */
    Verdict settle(DayKey key, Memory memory) {
        Day day = Objects.requireNonNull(memory.days.remove(key)).given();
        Habits agent = memory.agent(day.agent());
        Habits office = memory.office(day.office());
        Verdict verdict = rules.judge(day, agent, office);
        List.of(agent, office).forEach(habits -> {
            habits.volume.count(day.volume());
            habits.searches.count(day.idle());
            habits.runs.count(day.longest());
        });
        return verdict;
    }
}
