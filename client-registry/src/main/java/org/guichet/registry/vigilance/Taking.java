package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.audit.LogReading;
import org.guichet.registry.audit.LogReading.Portion;
import org.guichet.registry.audit.LogReading.Read;
import org.guichet.registry.vigilance.Memory.DayKey;
import org.guichet.registry.vigilance.Memory.PairKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a portion of the log in: what is remembered of the members of staff and the clients in it, with one more look each. */
@Component
class Taking {
    private static final int LEAVES = 500;

    private final LogReading log;
    private final StateRows rows;
    private final ThresholdRows thresholds;
    private final LegalDay day;

    Taking(LogReading log, StateRows rows, ThresholdRows thresholds, LegalDay day) {
        this.log = log;
        this.rows = rows;
        this.thresholds = thresholds;
        this.day = day;
    }

    /**
     * How far the log is read.
     *
     * @param until all that was sealed of what happened before is taken in
     * @param more whether there is more to read
     */
    record Reached(Instant until, boolean more) {}

    /** Empty where another node is at work. */
    @Transactional
    Optional<Reached> next() {
        return rows.hold().map(this::from);
    }

    private Reached from(long position) {
        Portion portion = log.from(position, LEAVES);
        List<Read> looks = portion.looks();
        take(looks);
        rows.readUpTo(portion.next());
        boolean more = portion.next() == position + LEAVES;
        return new Reached(more ? read(looks) : day.clock().instant(), more);
    }

    /** While there is more to read, nothing is judged that what is not read yet may follow from. */
    private static Instant read(List<Read> looks) {
        return looks.isEmpty() ? Instant.EPOCH : looks.getLast().entry().at();
    }

    private void take(List<Read> reads) {
        Watch watch = new Watch(thresholds.newest().thresholds(), day.zone());
        List<Look> looks = new ArrayList<>();
        Set<PairKey> kin = new HashSet<>();
        for (Read read : reads) {
            Look look = LookReader.look(read);
            if (look != null) {
                looks.add(look);
                if (LookReader.ofKin(read)) {
                    kin.addAll(Watch.pairsOf(look));
                }
            }
        }
        Memory memory = new Memory();
        Set<PairKey> pairs = new HashSet<>();
        Map<DayKey, Instant> days = new HashMap<>();
        looks.forEach(look -> {
            days.put(watch.dayOf(look), watch.settles(watch.dayOf(look).day()));
            pairs.addAll(Watch.pairsOf(look));
        });
        rows.load(pairs, days.keySet(), memory);
        looks.forEach(look -> watch.takeIn(look, memory));
        Map<PairKey, Instant> due = new HashMap<>();
        memory.pairs.forEach((key, pair) -> watch.settles(pair).ifPresent(at -> due.put(key, at)));
        rows.keepPairs(memory, due, kin);
        rows.keepDays(memory, days);
    }
}
