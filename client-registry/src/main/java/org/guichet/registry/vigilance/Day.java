package org.guichet.registry.vigilance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one member of staff did in one day, whoever it was about.
 *
 * @param volume records opened with nobody calling and nothing done
 * @param idle searches after which nothing was opened
 * @param pending searches after which something may still be opened
 * @param byName whether none of those was by a number
 * @param searched the newest
 */
record Day(
        String agent,
        String office,
        Instant from,
        int volume,
        int idle,
        int pending,
        boolean byName,
        @Nullable Instant searched) {
    static Day beginning(Look look) {
        return new Day(look.agent(), look.office(), look.at(), 0, 0, 0, false, null);
    }

    Day with(Look look, Duration sitting) {
        Day given = searched != null && look.at().isAfter(searched.plus(sitting)) ? given() : this;
        return look.way() == Look.Way.SEARCHED
                ? new Day(agent, office, from, volume, given.idle, given.pending + 1, given.named(look), look.at())
                : new Day(agent, office, from, volume, given.idle, 0, false, given.searched);
    }

    private boolean named(Look search) {
        return search.byName() && (pending == 0 || byName);
    }

    /** Whether what is opened now was searched for by name just before. */
    boolean foundByName(Look look, Duration sitting) {
        return pending > 0 && byName && searched != null && !look.at().isAfter(searched.plus(sitting));
    }

    /** Nothing was opened after what is pending. */
    Day given() {
        return new Day(agent, office, from, volume, idle + pending, 0, false, searched);
    }

    Day opening() {
        return new Day(agent, office, from, volume + 1, idle, pending, byName, searched);
    }
}
