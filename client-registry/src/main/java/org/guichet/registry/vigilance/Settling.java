package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.Ids;
import org.guichet.registry.vigilance.Memory.DayKey;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.guichet.registry.vigilance.StateRows.Kept;
import org.guichet.registry.vigilance.Tuning.Versioned;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges what is due, one portion at a time, and raises alerts. */
@Component
class Settling {
    private static final int MOST = 100;

    private final StateRows rows;
    private final Surroundings surroundings;
    private final AlertRows alerts;
    private final ThresholdRows thresholds;
    private final LegalDay day;

    Settling(StateRows rows, Surroundings surroundings, AlertRows alerts, ThresholdRows thresholds, LegalDay day) {
        this.rows = rows;
        this.surroundings = surroundings;
        this.alerts = alerts;
        this.thresholds = thresholds;
        this.day = day;
    }

    /** How many pairs and days were judged; 0 where there are none, or another node is at work. */
    @Transactional
    int next(Instant until) {
        if (rows.hold().isEmpty()) {
            return 0;
        }
        List<Kept> pairs = rows.duePairs(until, MOST);
        // A day is judged after what was opened on it.
        List<DayKey> days = pairs.size() < MOST ? rows.dueDays(until, MOST) : List.of();
        if (pairs.isEmpty() && days.isEmpty()) {
            return 0;
        }
        Memory memory = new Memory();
        rows.load(pairs.stream().map(Kept::key).toList(), days, memory);
        Set<DayKey> theirs = daysOf(memory);
        theirs.removeAll(memory.days.keySet());
        rows.load(List.of(), theirs, memory);
        loadHabits(memory);
        Versioned by = thresholds.newest();
        Watch watch = new Watch(by.thresholds(), day.zone());
        judgePairs(pairs, watch, by, until, memory);
        judgeDays(days, watch, by, memory);
        rows.keepHabits(memory);
        Map<DayKey, Instant> kept =
                memory.days.keySet().stream().collect(Collectors.toMap(one -> one, one -> watch.settles(one.day())));
        rows.keepDays(memory, kept);
        rows.forget(days);
        return pairs.size() + days.size();
    }

    /** An opening that nothing came of counts on the day it was. */
    private Set<DayKey> daysOf(Memory memory) {
        return memory.pairs.values().stream()
                .flatMap(pair -> pair.openings().stream()
                        .filter(one -> !one.settled())
                        .map(one -> new DayKey(pair.agent(), day.of(one.at()))))
                .collect(Collectors.toSet());
    }

    private void loadHabits(Memory memory) {
        Set<String> agents = memory.pairs.values().stream().map(Pair::agent).collect(Collectors.toSet());
        Set<String> offices = memory.pairs.values().stream().map(Pair::office).collect(Collectors.toSet());
        memory.days.values().forEach(one -> {
            agents.add(one.agent());
            offices.add(one.office());
        });
        rows.loadHabits(agents, offices, memory);
    }

    private void judgePairs(List<Kept> due, Watch watch, Versioned by, Instant until, Memory memory) {
        Surroundings.Known known = surroundings.of(due, by.thresholds(), until, memory);
        Map<PairKey, Instant> next = new HashMap<>();
        for (Kept one : due) {
            Verdict verdict = watch.settle(
                    one.key(),
                    Objects.requireNonNull(known.ties().get(one.key())),
                    known.grounds(),
                    opening -> known.around().getOrDefault(opening.entry(), Watch.Around.NOBODY),
                    until,
                    memory);
            Pair settled = Objects.requireNonNull(memory.pairs.get(one.key()));
            watch.settles(settled).ifPresent(at -> next.put(one.key(), at));
            if (verdict.score() >= by.thresholds().alertAt()) {
                List<Opening> rests =
                        settled.openings().stream().filter(Opening::settled).toList();
                raise(settled, rests, by, verdict);
            }
        }
        rows.keepPairs(memory, next, List.of());
    }

    private void raise(Pair pair, List<Opening> rests, Versioned by, Verdict verdict) {
        alerts.raise(new AlertRows.Raised(
                Ids.next(day.clock()),
                pair.agent(),
                pair.office(),
                pair.client(),
                null,
                day.clock().instant(),
                rests.getLast().last(),
                by.version(),
                verdict,
                rests.stream().map(Opening::entry).toList()));
    }

    private void judgeDays(Collection<DayKey> due, Watch watch, Versioned by, Memory memory) {
        for (DayKey key : due) {
            Day judged = Objects.requireNonNull(memory.days.get(key));
            Verdict verdict = watch.settle(key, memory);
            if (verdict.score() >= by.thresholds().alertAt()) {
                alerts.raise(new AlertRows.Raised(
                        Ids.next(day.clock()),
                        judged.agent(),
                        judged.office(),
                        null,
                        key.day(),
                        day.clock().instant(),
                        judged.searched() == null ? judged.from() : judged.searched(),
                        by.version(),
                        verdict,
                        List.of()));
            }
        }
    }
}
