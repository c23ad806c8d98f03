package org.guichet.registry.vigilance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one member of staff did in one day, whoever it was about.
 *
 * @param volume records opened with nobody calling and nothing done
 * @param idle searches after which nothing was opened
 * @param longest of those, the most without a pause
 * @param pending searches after which something may still be opened
 * @param run of those, the newest without a pause between them
 * @param byName whether none of those pending was by a number
 * @param searched the newest
 */
record Day(
        String agent,
        String office,
        Instant from,
        int volume,
        int idle,
        int longest,
        int pending,
        int run,
        boolean byName,
        @Nullable Instant searched) {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    static Day beginning(Look look) {
        return new Day(look.agent(), look.office(), look.at(), 0, 0, 0, 0, 0, false, null);
    }

    Day with(Look look, Duration sitting) {
        Day given = searched != null && look.at().isAfter(searched.plus(sitting)) ? given() : this;
        return look.way() == Look.Way.SEARCHED ? given.searching(look) : given.answered();
    }

    private Day searching(Look look) {
        boolean paused = searched == null || look.at().isAfter(searched.plus(PAUSE));
        Day before = paused && pending > 0 ? rested() : this;
        return new Day(
                agent,
                office,
                from,
                volume,
                before.idle,
                before.longest,
                before.pending + 1,
                before.run + 1,
                look.byName() && (pending == 0 || byName),
                look.at());
    }

    /** A run that is over: nothing was opened within the pause. */
    private Day rested() {
        return new Day(agent, office, from, volume, idle, Math.max(longest, run), pending, 0, byName, searched);
    }

    /** Something was opened, which answers what is pending. */
    private Day answered() {
        return new Day(agent, office, from, volume, idle, longest, 0, 0, false, searched);
    }

    /** Whether what is opened now was searched for by name just before. */
    boolean foundByName(Look look, Duration sitting) {
        return pending > 0 && byName && searched != null && !look.at().isAfter(searched.plus(sitting));
    }

    /** Nothing was opened after what is pending. */
    Day given() {
        return new Day(agent, office, from, volume, idle + pending, Math.max(longest, run), 0, 0, false, searched);
    }

    Day opening() {
        return new Day(agent, office, from, volume + 1, idle, longest, pending, run, byName, searched);
    }
}
